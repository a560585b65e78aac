import type { Undo } from "@/components/changes/tell";
import { Box } from "@/components/layout/record-layout";
import { Day } from "@/components/ui/date-time";
import type { HeldCurrency } from "@/lib/rates/queries";
import type { EnterRateAct } from "./rate-actions";
import { NewRate } from "./rate-form";

/** What the currencies of the deals count as today; one without a rate says what follows from that. */
export function HeldCurrencies({ held, currency, canEdit, onEnter, onUndo }: { held: readonly HeldCurrency[]; currency: string; canEdit: boolean; onEnter: EnterRateAct; onUndo: Undo }) {
  if (held.length === 0) return null;
  return (
    <Box flush title="Currencies of your deals">
      <ul>
        {held.map(({ code, rate, day }) => (
          <li key={code} className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-4 py-1.5">
            <span className="mono w-10 font-medium">{code}</span>
            {rate ? (
              <span className="text-ink-2">1 {code} is {rate} {currency} since <Day value={day} full /></span>
            ) : (
              <>
                <span className="min-w-0 flex-1 text-watch-text">No rate to {currency} yet. Deals in {code} are left out of sums in {currency}.</span>
                {canEdit && <NewRate currency={currency} from={code} onEnter={onEnter} onUndo={onUndo} />}
              </>
            )}
          </li>
        ))}
      </ul>
    </Box>
  );
}
