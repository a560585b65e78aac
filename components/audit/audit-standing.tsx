"use client";

import { ShieldAlert, ShieldCheck } from "lucide-react";
import { useTransition } from "react";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Count } from "@/components/ui/money";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { AuditStanding as Standing } from "@/lib/audit/queries";

/** Whether the trail is whole: each entry is sealed into a chain, so that none can be changed or taken out unseen. */
export function AuditStanding({ standing: { entries, sealedAt, verifiedAt, fault }, onVerify }: { standing: Standing; onVerify: (input: Record<string, never>) => Promise<Outcome<unknown>> }) {
  const [working, start] = useTransition();
  const verify = () =>
    start(async () => {
      const outcome = await onVerify({});
      if (outcome.ok) toastDone({ object: "The trail", message: "is being verified. What is found stands here, and every administrator is told of a fault." });
      else toastRefusal({ object: "The trail", message: outcome.message });
    });
  const Sign = fault ? ShieldAlert : ShieldCheck;
  return (
    <Box>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Sign aria-hidden="true" className={fault ? "size-5 text-risk" : "size-5 text-ink-3"} />
        <div className="min-w-0 flex-1 basis-56">
          <h2 className="font-semibold">{fault ? "The trail does not add up" : entries > 0 ? "The trail is sealed" : "Nothing is sealed yet"}</h2>
          <p className={fault ? "text-risk-text" : "text-ink-2"}>{fault ?? (verifiedAt ? "Verified: every entry is as it was sealed, and none is missing." : "Not verified yet. It is every night.")}</p>
        </div>
        <dl className="flex flex-wrap gap-x-6 gap-y-1 text-xs text-ink-3 [&_dd]:text-sm [&_dd]:text-ink">
          <div><dt>Entries sealed</dt><dd><Count value={entries} /></dd></div>
          <div><dt>Last sealed</dt><dd><DateTime value={sealedAt?.toISOString()} missing="never" /></dd></div>
          <div><dt>Last verified</dt><dd><DateTime value={verifiedAt?.toISOString()} missing="never" /></dd></div>
        </dl>
        <Button working={working} onClick={verify}>Verify now</Button>
      </div>
    </Box>
  );
}
