"use client";

import { useState } from "react";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Td, Tr } from "@/components/ui/table";
import { toastDone } from "@/components/ui/toast";
import type { KeyRow } from "@/lib/keys/queries";
import type { RevokeKeyAct } from "./key-actions";

/** One key: what it opens, when it was used, until when; revoking asks first. */
export function KeyItem({ of: { id, name, prefix, scopes, standing, createdAt, createdByName, lastUsedAt, expiresAt, revokedAt }, canEdit, onRevoke }: { of: KeyRow; canEdit: boolean; onRevoke: RevokeKeyAct }) {
  const [isAsking, setAsking] = useState(false);
  const revoke = async () => {
    const outcome = await onRevoke({ keyId: id });
    if (outcome.ok) toastDone({ object: name, message: "is revoked and opens nothing from now on." });
    return outcome;
  };
  return (
    <Tr>
      <Td className="min-w-52">
        <span className="font-medium [overflow-wrap:anywhere]">{name}</span>
        <span className="block text-xs text-ink-3"><span className="mono">{prefix}…</span> made <DateTime value={createdAt} />{createdByName && ` by ${createdByName}`}</span>
      </Td>
      <Td className="min-w-40"><span className="flex flex-wrap gap-1">{scopes.map((scope) => <Badge key={scope} tone="line">{scope}</Badge>)}</span></Td>
      <Td className="whitespace-nowrap text-ink-2">{lastUsedAt ? <DateTime value={lastUsedAt} /> : "not used yet"}</Td>
      <Td className="whitespace-nowrap text-ink-2">
        {standing === "revoked" && revokedAt ? <><Badge>Revoked</Badge> <DateTime value={revokedAt} /></> : expiresAt ? <>{standing === "expired" && <Badge tone="watch" className="mr-1.5">Ran out</Badge>}<DateTime value={expiresAt} /></> : "no end"}
      </Td>
      <Td className="text-right">
        {canEdit && standing === "works" && <Button size="sm" variant="quiet" aria-label={`Revoke ${name}`} onClick={() => setAsking(true)}>Revoke</Button>}
        {isAsking && <AlertDialog open onOpenChange={setAsking} title={`Revoke ${name}`} confirm="Revoke key" onConfirm={revoke}>Whatever uses this key is refused from its next request on. A revoked key never works again.</AlertDialog>}
      </Td>
    </Tr>
  );
}
