"use client";

import { Box } from "@/components/layout/record-layout";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { ErrorLine } from "@/components/ui/field";
import type { EndSession } from "@/lib/accounts/rules";
import type { Outcome } from "@/lib/action";
import { browserOf } from "./browsers";
import { useAsk } from "./use-ask";

export type SessionRow = { id: string; isThis: boolean; createdAt: Date; lastSeenAt: Date; ipAddress: string | null; userAgent: string | null };

type Props = {
  sessions: readonly SessionRow[];
  onEnd: (input: EndSession) => Promise<Outcome<unknown>>;
  onEndAll: () => Promise<Outcome<unknown>>;
};

/** Where one is signed in, with a way out of each and of all. */
export function SessionsBox({ sessions, onEnd, onEndAll }: Props) {
  const { ask, working, message } = useAsk<unknown>();
  return (
    <Box flush title="Sessions" aside="A session ends twelve hours after it began." actions={<EndAll onEndAll={onEndAll} />}>
      {message && <div className="px-4 pb-2"><ErrorLine>{message}</ErrorLine></div>}
      <ul>
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-t border-line px-4 py-2.5">
            <SessionWords session={session} />
            {!session.isThis && <Button size="sm" variant="quiet" working={working} onClick={() => ask(() => onEnd({ sessionId: session.id }))}>End session</Button>}
          </li>
        ))}
      </ul>
    </Box>
  );
}

function EndAll({ onEndAll }: Pick<Props, "onEndAll">) {
  const trigger = <Button size="sm">Sign out everywhere</Button>;
  return (
    <AlertDialog title="Sign out everywhere" confirm="Sign out everywhere" onConfirm={async () => asAnswer(await onEndAll())} trigger={trigger}>
      Every session ends, this one too. What is not saved on the other machines is lost.
    </AlertDialog>
  );
}

function SessionWords({ session: { userAgent, isThis, ipAddress, createdAt, lastSeenAt } }: { session: SessionRow }) {
  return (
    <span className="min-w-0 flex-1 basis-56">
      {browserOf(userAgent)} {isThis && <Badge tone="accent" className="ml-1">This one</Badge>}
      <span className="block text-xs text-ink-3">
        {ipAddress ?? "Address unknown"} · since <DateTime value={createdAt.toISOString()} /> · last seen <DateTime value={lastSeenAt.toISOString()} />
      </span>
    </span>
  );
}

function asAnswer(outcome: Outcome<unknown>) {
  return outcome.ok ? ({ ok: true } as const) : outcome;
}
