"use client";

import { Download, Ellipsis, RefreshCw } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { HistoryPanel } from "@/components/changes/history-panel";
import { LiveScope } from "@/components/changes/live-scope";
import { useAct } from "@/components/changes/use-act";
import { PageHeader } from "@/components/layout/page-header";
import { RecordLayout } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem } from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Measure } from "@/components/ui/measure";
import { Note } from "@/components/ui/note";
import { useLate } from "@/components/ui/use-late";
import type { PlanRecord as Plan } from "@/lib/adoption/shapes";
import type { PlanActions } from "./adoption-actions";
import { PlanRail } from "./plan-rail";
import { PlanTasks } from "./plan-tasks";
import { count, licenseWords, percent } from "./words";

const loadSync = () => import("./sync-dialog");
const loadChange = () => import("./change-dialog");
const loadCalling = () => import("./calling-dialog");

const shown = ["AdoptionPlan", "SolutionAdoptionPlan", "CustomerProduct", "CustomerSolution", "TelemetryBatch", "Product", "Solution"];
type Props = { plan: Plan; actions: PlanActions };
type Opened = "sync" | "change" | "calling";

/** A plan: how far it is, what each task rests on, what moved when. */
export function PlanRecord({ plan, actions }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  return (
    <>
      <LiveScope entities={shown} />
      <PlanHead plan={plan} actions={actions} onOpen={setOpened} />
      <RecordLayout rail={<PlanRail plan={plan} />} railLabel="About the plan" wide>
        {plan.isOutOfDate && <OutOfDate plan={plan} onSync={() => setOpened("sync")} />}
        <PlanTasks plan={plan} actions={actions} />
      </RecordLayout>
      <OpenedDialog plan={plan} actions={actions} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

/** Each dialog comes when it is asked for. */
function OpenedDialog({ plan, actions, opened, onClose }: Props & { opened: Opened | null; onClose: () => void }) {
  const sync = useLate(loadSync, opened === "sync");
  const change = useLate(loadChange, opened === "change");
  const calling = useLate(loadCalling, opened === "calling");
  if (opened === "sync") return sync && <sync.SyncDialog planId={plan.id} productName={plan.productName} actions={actions} onClose={onClose} />;
  if (opened === "calling") return calling && <calling.CallingDialog plan={plan} actions={actions} onClose={onClose} />;
  return opened === "change" && change && <change.ChangeDialog plan={plan} actions={actions} onClose={onClose} />;
}

function PlanHead({ plan, actions, onOpen }: Props & { onOpen: (opened: Opened) => void }) {
  const { id, kind, name, productName, customerId, customerName, canEdit, isOutOfDate } = plan;
  const sync = (
    <Button variant={isOutOfDate ? "primary" : undefined} onPointerEnter={() => void loadSync()} onClick={() => onOpen("sync")}>
      <RefreshCw /><span className="max-md:sr-only">Review sync</span>
    </Button>
  );
  const acts = (
    <>
      <HistoryPanel entity={kind === "product" ? "AdoptionPlan" : "SolutionAdoptionPlan"} entityId={id} name={productName} actions={actions} />
      {canEdit && sync}
      <PlanMenu plan={plan} actions={actions} onChange={() => onOpen("change")} onCall={() => onOpen("calling")} />
    </>
  );
  return (
    <PageHeader
      crumbs={[{ href: "/adoption", label: "Adoption" }, { href: `/customers/${customerId}`, label: customerName }]}
      title={name === productName ? productName : `${productName}, ${name}`}
      badge={<Badge>{licenseWords[plan.licenseLevel]}</Badge>}
      actions={acts}
    >
      <Sums plan={plan} />
    </PageHeader>
  );
}

function OutOfDate({ plan: { canEdit, currentVersion, definitionVersion }, onSync }: { plan: Plan; onSync: () => void }) {
  return (
    <Note className="mb-4" actions={canEdit && <Button size="sm" onClick={onSync}>See what changed</Button>}>
      The catalogue is at version {currentVersion}; this plan follows {definitionVersion}. A sync keeps all finished work.
    </Note>
  );
}

function Sums({ plan: { progressPercentage, completedWeight, totalWeight, completedTasks, totalTasks, productName } }: { plan: Plan }) {
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <p>
        <span className="block text-2xl font-semibold">{percent(progressPercentage)}</span>
        <span className="text-xs text-ink-3">
          {Number(completedWeight)} of {Number(totalWeight)} weight, {completedTasks} of {count(totalTasks, "task")}
        </span>
      </p>
      <Measure className="min-w-40 flex-1" large label={`${productName} adopted, percent`} value={Number(progressPercentage)} />
    </div>
  );
}

function PlanMenu({ plan, actions, onChange, onCall }: Props & { onChange: () => void; onCall: () => void }) {
  const router = useRouter();
  const { run } = useAct(actions.undoChangeSet);
  const remove = async () => {
    const { ok } = await run(actions.removeAssignment, { planId: plan.id }, { object: plan.productName, message: `is not assigned to ${plan.customerName} any more.` });
    if (ok) router.push(`/customers/${plan.customerId}`);
  };
  const file = `/api/adoption/plans/${plan.id}/tasks`;
  return (
    <DropdownMenu align="end" trigger={<IconButton label="More"><Ellipsis /></IconButton>}>
      {plan.canEdit && <MenuItem onSelect={onChange}>Change licence, outcomes, releases</MenuItem>}
      {plan.canEdit && <MenuItem onSelect={onCall}>{plan.kind === "product" ? "Change name and renewal" : "Change name"}</MenuItem>}
      <MenuItem icon={<Download />} href={file}>Export as CSV</MenuItem>
      <MenuItem icon={<Download />} href={`${file}?format=xlsx`}>Export for Excel</MenuItem>
      {plan.canEdit && <MenuItem tone="danger" onSelect={() => void remove()}>Remove from {plan.customerName}</MenuItem>}
    </DropdownMenu>
  );
}
