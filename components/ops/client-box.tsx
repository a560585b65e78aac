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

type Props = { client: Client; colleagues: readonly { id: string; name: string }[]; canEdit: boolean; onEdit: (input: EditClient) => Promise<Outcome<unknown>> };
type Edit = ReturnType<typeof useEdit>;

/** The frame of an organization, and what only staff set in it. */
export function ClientBox({ client, colleagues, canEdit, onEdit }: Props) {
  const { id, canOnboardClients, successManager, isVendor } = client;
  const edit = useEdit(client, onEdit);
  const manager = canEdit ? <ManagerChoice client={client} colleagues={colleagues} edit={edit} /> : successManager?.name;
  return (
    <Box title="Organization" actions={canEdit && !isVendor && <OpenOrClosed client={client} edit={edit} />}>
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
        <OnboardsSwitch id={id} checked={canOnboardClients} disabled={!canEdit} edit={edit} />
      </div>
    </Box>
  );
}

/** Changes one of its fields and says so; `turn` is for what shows no refusal of its own. */
function useEdit({ name }: Client, onEdit: Props["onEdit"]) {
  const { ask } = useAsk<unknown>();
  const change = async (input: EditClient, message: string) => {
    const outcome = await answered(onEdit(input));
    if (outcome.ok) toastDone({ object: name, message });
    else toastRefusal({ object: name, message: outcome.message });
    return outcome;
  };
  return { change, turn: (input: EditClient, message: string) => ask(() => change(input, message)) };
}

function OpenOrClosed({ client: { id, name, isActive }, edit: { change, turn } }: { client: Client; edit: Edit }) {
  if (!isActive) return <Button size="sm" onClick={() => turn({ id, field: "isActive", was: false, value: true }, "is open again.")}>Open again</Button>;
  const shut = async () => {
    const outcome = await change({ id, field: "isActive", was: true, value: false }, "is closed. Nobody of it can sign in.");
    return outcome.ok ? ({ ok: true } as const) : outcome;
  };
  return (
    <AlertDialog title={`Close ${name}`} confirm="Close" onConfirm={shut} trigger={<Button size="sm" variant="quiet">Close organization</Button>}>
      Nobody of it can sign in, and every open session ends at once. Its data stays; you can open it again.
    </AlertDialog>
  );
}

function ManagerChoice({ client: { id, successManagerId, successManager }, colleagues, edit }: Pick<Props, "client" | "colleagues"> & { edit: Edit }) {
  const chosen = successManagerId && successManager ? { value: successManagerId, label: successManager.name } : null;
  const set = (value: string | null) => edit.turn({ id, field: "successManagerId", was: successManagerId, value }, value ? "has a new success manager." : "has no success manager now.");
  const options = colleagues.map((person) => ({ value: person.id, label: person.name }));
  return (
    <div className="max-w-[320px]">
      <Combobox label="Success manager" options={options} value={chosen} onChange={(option) => set(option?.value ?? null)} placeholder="Nobody" clearable />
    </div>
  );
}

function OnboardsSwitch({ id, checked, disabled, edit }: { id: string; checked: boolean; disabled: boolean; edit: Edit }) {
  const set = (value: boolean) => edit.turn({ id, field: "canOnboardClients", was: checked, value }, value ? "onboards clients now." : "onboards no clients now.");
  return (
    <Switch
      label="Onboards clients of its own"
      detail="Its won deals can become implementation projects."
      checked={checked}
      disabled={disabled}
      onChange={({ target }) => set(target.checked)}
    />
  );
}
