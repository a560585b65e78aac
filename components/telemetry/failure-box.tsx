import { Box } from "@/components/layout/record-layout";
import { DateTime } from "@/components/ui/date-time";
import type { FailureRow } from "@/lib/telemetry/queries/health";

/** Values that came but could not be evaluated; nothing to show while all is well. */
export function FailureBox({ failures }: { failures: readonly FailureRow[] }) {
  if (failures.length === 0) return null;
  return (
    <Box flush title="Evaluations that failed" aside="The values are kept. What they say of the plans is missing until it is tried again.">
      <ul className="divide-y divide-line border-t border-line">
        {failures.map(({ id, error, attempts, at }) => (
          <li key={id} className="px-4 py-2.5">
            <p className="[overflow-wrap:anywhere]">{error ?? "It ended without saying why."}</p>
            <p className="text-xs text-ink-3"><DateTime value={at} />, tried {attempts === 1 ? "once" : `${attempts} times`}</p>
          </li>
        ))}
      </ul>
    </Box>
  );
}
