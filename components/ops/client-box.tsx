"use client";

import { useAsk } from "@/components/accounts/use-ask";
import { Box } from "@/components/layout/record-layout";
import { answered } from "@/components/ui/answered";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { DateTime } from "@/components/ui/date-time";
import { Facts } from "@/components/ui/facts";
import { Switch } from "@/components/ui/switch";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { Client } from "@/lib/ops/organizations/queries";
import type { EditClient } from "@/lib/ops/organizations/rules";

const support = { OPEN_WITH_NOTICE: "Open, with notice", APPROVAL_REQUIRED: "Only after an administrator agreed", CLOSED: "Closed" };

/** The frame of an organization, and what only staff set in it. */
export function ClientBox({ client, colleagues, canEdit, onEdit }: { client: Client; colleagues: readonly { id: string; name: string }[]; canEdit: boolean; onEdit: (input: EditClient) => Promise<Outcome<unknown>> }) {
  const { ask } = useAsk<unknown>();
  const { id, name, canOnboardClients, successManagerId, successManager, isActive, isVendor } = client;
  const option = (person: { id: string; name: string }) => ({ value: person.id, label: person.name });
  const edit = async (change: EditClient, message: string) => {
    const outcome = await answered(onEdit(change));
    if (outcome.ok) toastDone({ object: name, message });
    else toastRefusal({ object: name, message: outcome.message });
    return outcome;
  };
  const turn = (change: EditClient, message: string) => ask(() => edit(change, message));
  const setManager = (value: string | null) => turn({ id, field: "successManagerId", was: successManagerId, value }, value ? "has a new success manager." : "has no success manager now.");
  const shut = async () => {
    const outcome = await edit({ id, field: "isActive", was: true, value: false }, "is closed. Nobody of it can sign in.");
    return outcome.ok ? ({ ok: true } as const) : outcome;
  };
  const manager = canEdit ? <div className="max-w-[320px]"><Combobox label="Success manager" options={colleagues.map(option)} value={successManagerId && successManager ? { value: successManagerId, label: successManager.name } : null} onChange={(chosen) => setManager(chosen?.value ?? null)} placeholder="Nobody" clearable /></div> : successManager?.name;
  const close = <AlertDialog title={`Close ${name}`} confirm="Close" onConfirm={shut} trigger={<Button size="sm" variant="quiet">Close organization</Button>}>Nobody of it can sign in, and every open session ends at once. Its data stays; you can open it again.</AlertDialog>;
  return (
    <Box title="Organization" actions={canEdit && !isVendor && (isActive ? close : <Button size="sm" onClick={() => turn({ id, field: "isActive", was: false, value: true }, "is open again.")}>Open again</Button>)}>
      <div className="grid gap-4">
        <Facts
          facts={[
            { label: "Id", value: <span className="mono">{id}</span> },
            { label: "Domains", value: client.domains.join(", ") },
            { label: "Time zone", value: client.timezone },
            { label: "Currency", value: client.currencyCode },
            { label: "Industry", value: client.industry },
            { label: "Support access", value: support[client.supportAccessPolicy] },
            { label: "Since", value: <DateTime value={client.createdAt.toISOString()} only="day" /> },
            { label: "Success manager", value: manager },
          ]}
        />
        <Switch
          label="Onboards clients of its own"
          detail="Its won deals can become implementation projects."
          checked={canOnboardClients}
          disabled={!canEdit}
          onChange={({ target: { checked } }) => turn({ id, field: "canOnboardClients", was: canOnboardClients, value: checked }, checked ? "onboards clients now." : "onboards no clients now.")}
        />
      </div>
    </Box>
  );
}
