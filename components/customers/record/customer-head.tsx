"use client";

import { Ellipsis, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HistoryPanel } from "@/components/changes/history-panel";
import { useAct } from "@/components/changes/use-act";
import { PageHeader } from "@/components/layout/page-header";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { HealthBadge } from "@/components/ui/health-badge";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { fieldSaver, type CustomerQuestions } from "../customer-actions";
import { DeleteDialog } from "../delete-dialog";
import { statuses, wordOf } from "../words";
import { CustomerLine } from "./customer-line";
import { canPlan, type CustomerPage } from "./customer-page";
import { factsOf } from "./facts-row";

type One = Pick<CustomerPage, "customer" | "actions">;

/** Who it is, how it stands, and what can be done with it. */
export function CustomerHead({ onPlan, ...page }: CustomerPage & { onPlan: () => void }) {
  const { customer, actions } = page;
  const acts = (
    <>
      <HistoryPanel entity="Customer" entityId={customer.id} name={customer.name} actions={actions} />
      {canPlan(page) && <Button variant="primary" onClick={onPlan}><Plus />Plan<span className="max-md:sr-only">activity</span></Button>}
      {customer.canDelete && <CustomerMenu customer={customer} actions={actions} />}
    </>
  );
  return (
    <PageHeader
      crumbs={[{ href: "/customers", label: "Customers" }]}
      title={customer.canEdit ? <CustomerName customer={customer} actions={actions} /> : customer.name}
      badge={<Standing customer={customer} />}
      facts={factsOf(customer)}
      actions={acts}
    >
      <CustomerLine facts={customer.line} />
    </PageHeader>
  );
}

function CustomerName({ customer, actions }: One) {
  const save = fieldSaver(customer, actions)("name", (text) => text);
  return <EditInPlace label="Name" value={customer.name} onSave={save} className="relative -left-1.5 [&_button]:mx-0 [&_button]:truncate" />;
}

function Standing({ customer: { healthScore, status } }: Pick<CustomerPage, "customer">) {
  return (
    <>
      {healthScore !== null && <HealthBadge score={healthScore} short />}
      {status !== "ACTIVE" && <Badge>{wordOf(statuses, status)}</Badge>}
    </>
  );
}

function CustomerMenu({ customer, actions }: One) {
  const router = useRouter();
  const [asked, setAsked] = useState<ReturnType<CustomerQuestions["previewDeletion"]> | null>(null);
  const { run, working } = useAct(actions.undoChangeSet);
  const customerIds = [customer.id];
  const remove = async (going: string[]) => {
    const said = { object: customer.name, message: "is in the trash.", isInForm: true };
    const outcome = await run(actions.deleteCustomers, { customerIds: going }, said);
    if (outcome.ok) router.push("/customers");
    return outcome;
  };
  return (
    <>
      <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
        <MenuItem tone="danger" onSelect={() => setAsked(actions.previewDeletion({ customerIds }))}>Delete customer</MenuItem>
      </DropdownMenu>
      {asked && <DeleteDialog customerIds={customerIds} asked={asked} working={working} onClose={() => setAsked(null)} onDelete={remove} />}
    </>
  );
}
