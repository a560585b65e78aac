import { setTimeout as sleep } from "node:timers/promises";
import { systemContext } from "@/lib/auth/context";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { everything } from "@/lib/db/everything";
import { within } from "@/lib/db/within";
import { openProject } from "@/lib/projects/opening";
import { shipped } from "@/lib/projects/templates/shipped";
import { always, ourCalendar } from "../../blockers/scene";
import { world } from "../../support/world";

/** Every so often, so many blockers that are due soon, each of a kind of its own. */
const EVERY_MS = 600;
const KINDS = ["due", "due", "due", "due", "late", "late", "resolved", "asleep"] as const;
type Kind = (typeof KINDS)[number];
const DAY = 86_400;
/** A reminder is due after two business days of counted time, the manager's level after three, the director's after seven; both calendars are always open. */
const SOON = { least: 3, most: 12 };

/**
 * Blockers fall due all the time, whatever the app and its database go through: some soon, some already a level late, some resolved before their first level,
 * some snoozed. What the database did not acknowledge does not count.
 */
export async function startEscalations() {
  await ourCalendar(always);
  const { tenantId } = await world();
  const [ruth, leon] = [crypto.randomUUID(), crypto.randomUUID()];
  const person = { role: "IMPLEMENTATION" as const, totpConfirmedAt: new Date() };
  await everything.internalUser.create({ data: { ...person, id: leon, name: "Leon", email: `${leon}@vendor.test` } });
  await everything.internalUser.create({ data: { ...person, id: ruth, name: "Ruth", email: `${ruth}@vendor.test`, managerId: leon } });
  const client = await everything.organization.create({ data: { name: "Atlas", slug: crypto.randomUUID(), businessCalendar: always }, select: { id: true } });
  const ctx = systemContext(tenantId);
  const { projectId } = await within(ctx, (tx) => openProject(tx, ctx, { clientOrganizationId: client.id, customerId: null, dealId: null, type: "SMB_QUICK_START", tasks: shipped.SMB_QUICK_START, kickoffDate: null, targetGoLiveDate: null, leadImplementerId: ruth, handoff: null }));

  const kinds = new Map<string, Kind>();
  let isOn = true;
  const make = async (kind: Kind) => {
    const id = crypto.randomUUID();
    const soon = SOON.least + Math.random() * (SOON.most - SOON.least);
    await put({ tenantId, projectId, ownerId: ruth, id, isAsleep: kind === "asleep", counted: (kind === "late" ? 3 : 2) * DAY - (kind === "resolved" ? 3600 : soon) });
    if (kind === "resolved") await resolveBlocker(ctx, { projectId, blockerId: id, notes: "Done" });
    kinds.set(id, kind);
  };
  const loop = (async () => {
    for (; isOn; await sleep(EVERY_MS)) for (const kind of KINDS) await make(kind).catch(() => sleep(200));
  })();
  return {
    tenantId,
    made: () => kinds.size,
    stop: () => ((isOn = false), loop),
    untruths: () => untruths(kinds),
    isQuiet: async () => (await everything.escalationStep.count({ where: { tenantId, state: "PENDING", dueAt: { lte: new Date(Date.now() + SOON.most * 1000) } } })) === 0,
  };
}

type Put = { tenantId: string; projectId: string; ownerId: string; id: string; isAsleep: boolean; counted: number };

/** One blocker with its three steps, in one statement: so many seconds are counted already. */
function put({ tenantId, projectId, ownerId, id, isAsleep, counted }: Put) {
  return everything.$executeRaw`
    with made as (
      insert into implementation_blockers (id, "tenantId", "projectId", title, category, "ownerId", status, "runningSince", "consumedSeconds", "snoozeUntil", "snoozeReason", "createdAt", "updatedAt")
      select ${id}::uuid, ${tenantId}::uuid, ${projectId}::uuid, ${id}, 'INTERNAL', ${ownerId}::uuid, (case when ${isAsleep} then 'SNOOZED' else 'OPEN' end)::"BlockerStatus", case when ${isAsleep} then null else now() end,
        ${Math.floor(counted)}::int, case when ${isAsleep} then now() + interval '1 day' end, case when ${isAsleep} then 'Wait' end, now() - make_interval(secs => ${Math.floor(counted)}::int), now() returning id, "tenantId")
    insert into escalation_steps ("tenantId", "blockerId", cycle, level, "dueAt", "updatedAt")
    select "tenantId", id, 1, level::"EscalationLevel", case when ${isAsleep} then null else now() + make_interval(secs => days * ${DAY}::int - ${Math.floor(counted)}::int) end, now()
    from made, (values ('REMINDER', 2), ('MANAGER', 3), ('DIRECTOR', 7)) policy (level, days)`;
}

type Seen = { id: string; status: string; fired: string[]; overdue: number; lines: number; facts: number; said: number; told: number; named: number };

/** Each level that fell due fired once or was superseded by the one above it; each that fired has one line, one fact with its job, and each person it names heard of it once. */
async function untruths(kinds: ReadonlyMap<string, Kind>) {
  const rows = await everything.$queryRaw<Seen[]>`
    select b.id, b.status::text, array(select level::text from escalation_steps s where s."blockerId" = b.id and s.state = 'FIRED' order by level::text) as fired,
      (select count(*)::int from escalation_steps s where s."blockerId" = b.id and s.state = 'PENDING' and s."dueAt" <= now()) as overdue,
      (select count(*)::int from implementation_activities a where a."tenantId" = b."tenantId" and a."projectId" = b."projectId" and a.subject ~ ('^(Reminder|Escalated to the \\w+): ' || b.title)) as lines,
      (select count(*)::int from audit_logs a where a."tenantId" = b."tenantId" and a."entityId" = b.id and a.action in ('blocker.reminded', 'blocker.escalated')) as facts,
      (select count(*)::int from outboxes o where o."tenantId" = b."tenantId" and o.channel = 'IN_APP' and o.payload ->> 'blockerId' = b.id::text and o.payload ? 'stepId') as said,
      (select count(*)::int from notifications n join outboxes o on o."dedupeKey" = n."dedupeKey" where o."tenantId" = b."tenantId" and o.payload ->> 'blockerId' = b.id::text and o.payload ? 'stepId') as told,
      (select coalesce(sum(jsonb_array_length(s.recipients)), 0)::int from escalation_steps s where s."blockerId" = b.id and s.state = 'FIRED') as named
    from implementation_blockers b where b.id = any (${[...kinds.keys()]}::uuid[])`;
  const found = new Map(rows.map((row) => [row.id, row]));
  return [...kinds].flatMap(([id, kind]) => {
    const row = found.get(id);
    if (!row) return [`A blocker that is ${kind} is lost: ${id}.`];
    const isSilent = kind === "resolved" || kind === "asleep";
    const shouldFire = isSilent ? [[]] : kind === "due" ? [["REMINDER"]] : [["MANAGER"], ["MANAGER", "REMINDER"]];
    const isTrue = shouldFire.some((levels) => levels.join() === row.fired.join()) && row.overdue === 0 && row.lines === row.fired.length && row.facts === row.fired.length && row.said === row.named && row.told === row.said;
    return isTrue ? [] : [`A blocker that is ${kind} was told of otherwise: ${JSON.stringify(row)}.`];
  });
}
