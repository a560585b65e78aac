import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { assertUnchanged, isSame, whoChangedLast } from "@/lib/changes/conflicts";
import { dayOf } from "@/lib/dates";
import { within, type Tx } from "@/lib/db/within";
import type { EventName } from "@/lib/events/catalog";
import { record, type Happening } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { kinds } from "../kinds";
import { lockPlan, type LockedPlan } from "../places";
import { reckon } from "../reckoning";
import { statusLabels, type AcceptProposal, type DismissProposal, type SetTaskStatus, type SetTaskStatuses, type Status } from "../rules";
import { evaluateTasks } from "./evaluating";

/** One task, by hand: `was` is the status that was seen. */
export function setTaskStatus(ctx: Ctx, { planId, taskId, was, status, note }: SetTaskStatus) {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    const task = (await lockOwn(tx, plan, [taskId]))[0] ?? notFound();
    await assertUnchanged(tx, { entity: kinds[plan.kind].task, id: taskId, field: "status", was, now: task.status, yours: status });
    return put(tx, ctx, { plan, tasks: [task], status, note, told: { name: "plan.statuses_set", details: { taskIds: [taskId], status } }, label: `Set ${task.name} to ${statusLabels[status]}` });
  });
}

/** Many of one plan at once: all of them, or none where somebody was faster with one. */
export function setTaskStatuses(ctx: Ctx, { planId, tasks: seen, status, note }: SetTaskStatuses) {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    const was = new Map(seen.map((one) => [one.taskId, one.was]));
    const tasks = await lockOwn(tx, plan, [...was.keys()]);
    if (tasks.length !== was.size) return notFound();
    await assertSeen(tx, { plan, tasks: tasks.filter((task) => task.status !== was.get(task.id) && task.status !== status), asked: tasks.length });
    return put(tx, ctx, {
      plan, tasks, status, note, told: { name: "plan.statuses_set", details: { taskIds: tasks.map(({ id }) => id), status } }, label: `Set ${tasks.length} ${tasks.length === 1 ? "task" : "tasks"} to ${statusLabels[status]}`,
    });
  });
}

/** What telemetry proposes beside a person's status becomes the status; it is this person's word from now on. `status` is the proposal that was seen. */
export function acceptProposal(ctx: Ctx, { planId, taskId, status }: AcceptProposal) {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    const task = (await lockOwn(tx, plan, [taskId]))[0] ?? notFound();
    assertProposed(task, status);
    return put(tx, ctx, { plan, tasks: [task], status, note: "Accepted what telemetry proposed.", told: { name: "plan.proposal_accepted", details: { taskId, status } }, label: `Set ${task.name} to ${statusLabels[status]}` });
  });
}

/** The person's own status stands: nothing is proposed beside it until telemetry comes to another outcome. */
export function dismissProposal(ctx: Ctx, { planId, taskId, status }: DismissProposal) {
  return within(ctx, async (tx) => {
    const plan = await lockPlan(tx, ctx, planId);
    const task = (await lockOwn(tx, plan, [taskId]))[0] ?? notFound();
    assertProposed(task, status);
    const { tasks, task: entity, plan: about } = kinds[plan.kind];
    await tx.$executeRaw`update ${tasks} set "dismissedAt" = "proposedAt", version = version + 1, "updatedAt" = now() where "tenantId" = current_tenant() and id = ${taskId}::uuid`;
    const changes = [{ entity, id: taskId, before: { dismissedAt: task.dismissedAt }, after: { dismissedAt: task.proposedAt } }];
    return record(tx, ctx, { name: "plan.proposal_dismissed", label: `Keep ${task.name} at ${statusLabels[task.status as Status]}`, entity: about, entityId: planId, customerId: plan.customerId, details: { taskId, status }, changes });
  });
}

/** Says whose word it would have replaced; the person looks again. */
async function assertSeen(tx: Tx, { plan, tasks: [first, ...more], asked }: { plan: LockedPlan; tasks: Own[]; asked: number }) {
  if (!first) return;
  const { byName } = await whoChangedLast(tx, { entity: kinds[plan.kind].task, id: first.id, field: "status" });
  const others = more.length === 0 ? "" : `, and ${more.length} more of them changed`;
  refuse(`${byName} set ${first.name} to ${statusLabels[first.status as Status].toLowerCase()} since you looked${others}. ${asked === 1 ? "It stays so." : "None was changed."} Look again.`, 409);
}

function assertProposed({ proposedStatus, proposedAt, dismissedAt }: Own, status: Status) {
  if (proposedStatus !== status || isSame(proposedAt, dismissedAt)) refuse("This is not proposed any more.", 409);
}

const columns = [
  "status", "statusUpdatedAt", "statusUpdatedBy", "statusUpdateSource", "statusNotes", "statusBefore", "sourceBefore", "proposedStatus", "proposedAt", "dismissedAt", "failingSince", "isComplete", "completedAt", "completedBy",
] as const;
type Own = { id: string; name: string } & Record<(typeof columns)[number], unknown>;

/** In order of id, after the plan. */
function lockOwn(tx: Tx, { kind, id }: LockedPlan, taskIds: readonly string[]): Promise<Own[]> {
  const { tasks, planId } = kinds[kind];
  return tx.$queryRaw<Own[]>`
    select id, name, status::text, "statusUpdatedAt", "statusUpdatedBy", "statusUpdateSource"::text, "statusNotes", "statusBefore"::text,
      "sourceBefore"::text, "proposedStatus"::text, "proposedAt", "dismissedAt", "failingSince", "isComplete", "completedAt", "completedBy"
    from ${tasks} where "tenantId" = current_tenant() and ${planId} = ${id}::uuid and id = any (${[...taskIds]}::uuid[]) order by id for update`;
}

type ByHand = Extract<EventName, "plan.statuses_set" | "plan.proposal_accepted">;
type Told = { [N in ByHand]: Pick<Happening<N>, "details"> & { name: N } }[ByHand];
type Put = { plan: LockedPlan; tasks: Own[]; status: Status; note: string | undefined; told: Told; label: string };

/** Stamped with who and when; the note is appended with its day and name. */
async function put(tx: Tx, ctx: Ctx, { plan, tasks: before, status, note, told, label }: Put) {
  const { tasks, task: entity } = kinds[plan.kind];
  const who = ctx.person?.id ?? ctx.actor.id ?? ctx.actor.name;
  const line = note ? `${dayOf(new Date(), ctx.setting.organizationTimezone)} ${ctx.actor.name}: ${note}` : null;
  const after = await tx.$queryRaw<Own[]>`
    update ${tasks} t set status = ${status}::"CustomerTaskStatus", "statusUpdatedAt" = now(), "statusUpdatedBy" = ${who}, "statusUpdateSource" = 'MANUAL',
      "statusNotes" = case when ${line}::text is null then t."statusNotes" else concat_ws(e'\n', t."statusNotes", ${line}::text) end,
      "statusBefore" = null, "sourceBefore" = null, "proposedStatus" = null, "proposedAt" = null, "dismissedAt" = null, "failingSince" = null,
      "isComplete" = ${status} = 'COMPLETED', "completedAt" = case when ${status} = 'COMPLETED' then coalesce(t."completedAt", now()) end, "completedBy" = case when ${status} = 'COMPLETED' then coalesce(t."completedBy", ${who}) end,
      version = t.version + 1, "updatedAt" = now()
    where t."tenantId" = current_tenant() and t.id = any (${before.map(({ id }) => id)}::uuid[])
    returning id, name, status::text, "statusUpdatedAt", "statusUpdatedBy", "statusUpdateSource"::text, "statusNotes", "statusBefore"::text,
      "sourceBefore"::text, "proposedStatus"::text, "proposedAt", "dismissedAt", "failingSince", "isComplete", "completedAt", "completedBy"`;
  await reckon[plan.kind](tx, [plan.id]);
  const stands = await besideTelemetry(tx, ctx, { plan, tasks: after });
  const is = new Map(stands.map((task) => [task.id, task]));
  const changes = before.map((task) => ({ entity, id: task.id, before: only(task), after: only(is.get(task.id) ?? task) }));
  return record(tx, ctx, { ...told, label, entity: kinds[plan.kind].plan, entityId: plan.id, customerId: plan.customerId, changes });
}

/** What telemetry says beside a person's word is said at once, not with the next batch. Handed back to telemetry (not started) or out of its reach, nothing is asked. */
async function besideTelemetry(tx: Tx, ctx: Ctx, { plan, tasks }: { plan: LockedPlan; tasks: Own[] }) {
  const ids = tasks.filter(({ status }) => status !== "NOT_STARTED" && status !== "NOT_APPLICABLE").map(({ id }) => id);
  if (ids.length === 0) return tasks;
  const { changed } = await evaluateTasks(tx, ctx, { kind: plan.kind, ids, about: { entity: kinds[plan.kind].plan, entityId: plan.id } });
  return changed > 0 ? lockOwn(tx, plan, tasks.map(({ id }) => id)) : tasks;
}

const only = (task: Own) => Object.fromEntries(columns.map((column) => [column, task[column]]));
