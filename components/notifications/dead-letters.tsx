import { Box } from "@/components/layout/record-layout";
import { DateTime } from "@/components/ui/date-time";
import type { DeadLetter } from "@/lib/notifications/queries";

/** Mails that will not arrive, for whoever can put an address right. */
export function DeadLetters({ letters }: { letters: readonly DeadLetter[] }) {
  if (letters.length === 0) return null;
  return (
    <Box title="Mails that did not arrive" aside="30 days" flush>
      <ul className="divide-y divide-line border-t border-line">
        {letters.map(({ id, recipient, subject, error, createdAt }) => (
          <li key={id} className="grid gap-0.5 px-4 py-2.5">
            <p className="flex flex-wrap justify-between gap-x-4"><span className="font-medium [overflow-wrap:anywhere]">{recipient}</span><span className="text-xs text-ink-3"><DateTime value={createdAt} /></span></p>
            <p className="text-ink-2">{subject}</p>
            <p className="text-xs text-risk-text [overflow-wrap:anywhere]">{error ?? "Nobody said why."}</p>
          </li>
        ))}
      </ul>
    </Box>
  );
}
