import { everything } from "@/lib/db/everything";
import { Refusal } from "@/lib/refusal";
import { ago, type blocked } from "./scene";

type Scene = Awaited<ReturnType<typeof blocked>>;

type Lot = { count: number; openedAt: Date; word: string; isAsleep?: boolean };

/** Many blockers at once, opened so long ago, with their steps as the clock would have them. */
export async function many({ tenantId, projectId, ruth }: Scene, { count, openedAt, word, isAsleep = false }: Lot) {
  const rows = await everything.$queryRaw<{ id: string }[]>`
    with made as (
      insert into implementation_blockers ("tenantId", "projectId", title, category, "ownerId", status, "runningSince", "consumedSeconds", "snoozeUntil", "snoozeReason", "createdAt", "updatedAt")
      select ${tenantId}::uuid, ${projectId}::uuid, ${word} || ' ' || n, 'INTERNAL', ${ruth.id}::uuid, (case when ${isAsleep} then 'SNOOZED' else 'OPEN' end)::"BlockerStatus", case when ${isAsleep} then null else ${openedAt}::timestamptz end,
        case when ${isAsleep} then 250000 else 0 end, case when ${isAsleep} then now() + interval '1 day' end, case when ${isAsleep} then 'Wait' end, ${openedAt}, now()
      from generate_series(1, ${count}::int) n returning id, "tenantId"),
    stepped as (
      insert into escalation_steps ("tenantId", "blockerId", cycle, level, "dueAt", "updatedAt")
      select "tenantId", made.id, 1, level::"EscalationLevel", case when ${isAsleep} then null else ${openedAt}::timestamptz + make_interval(days => days) end, now()
      from made, (values ('REMINDER', 2), ('MANAGER', 3), ('DIRECTOR', 7)) policy (level, days))
    select id from made`;
  return rows.map(({ id }) => id);
}

/** Lets a reminder of each fall due by itself, evenly over so many seconds after `from`; the other levels follow it. */
export async function spread(ids: readonly string[], { from, seconds }: { from: Date; seconds: number }) {
  await everything.$executeRaw`
    with due as (select id, ${from}::timestamptz + make_interval(secs => 1 + floor((n - 1) * ${seconds - 1}::int / ${Math.max(1, ids.length - 1)}::float8)) as at from unnest(${[...ids]}::uuid[]) with ordinality d (id, n)),
    begun as (update implementation_blockers b set "createdAt" = at - interval '2 days', "runningSince" = at - interval '2 days' from due where due.id = b.id)
    update escalation_steps s set "dueAt" = at + case level when 'REMINDER' then interval '0' when 'MANAGER' then interval '1 day' else interval '5 days' end from due where due.id = s."blockerId"`;
}

const levels = ["blocker.reminder", "blocker.manager", "blocker.director"];

/** For each blocker: which levels spoke, and how often each member of the staff was told, logged and recorded. */
export async function told(ids: string[]) {
  const rows = await everything.$queryRaw<{ id: string; status: string; fired: string[]; pending: number; messages: number; people: number; lines: number; facts: number; bells: number }[]>`
    with step as (select "blockerId" as id, array_agg(level::text) filter (where state = 'FIRED') as fired, count(*) filter (where state = 'PENDING' and "dueAt" <= now())::int as pending from escalation_steps group by 1),
      said as (select (o.payload ->> 'blockerId')::uuid as id, count(*)::int as messages, count(distinct o.recipient)::int as people, count(n.id)::int as bells
        from outboxes o left join notifications n on n."dedupeKey" = o."dedupeKey" where o.channel = 'IN_APP' and o.payload ->> 'kind' = any (${levels}) group by 1),
      line as (select "projectId", regexp_replace(subject, '^(Reminder|Escalated to the \\w+): ', '') as title, count(*)::int as lines from implementation_activities where type = 'NOTE' and subject ~ '^(Reminder|Escalated)' group by 1, 2),
      fact as (select "entityId" as id, count(*)::int as facts from audit_logs where action in ('blocker.reminded', 'blocker.escalated') group by 1)
    select b.id, b.status::text, coalesce(fired, '{}') as fired, coalesce(pending, 0) as pending, coalesce(messages, 0) as messages, coalesce(people, 0) as people, coalesce(bells, 0) as bells, coalesce(lines, 0) as lines, coalesce(facts, 0) as facts
    from implementation_blockers b left join step using (id) left join said using (id) left join fact using (id) left join line on line."projectId" = b."projectId" and line.title = b.title where b.id = any (${ids}::uuid[])`;
  return rows;
}

/** Somebody who presses again when a connection was cut. */
export async function insist(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const fault = await act().then(() => null, (error: unknown) => error);
    if (!fault || (fault instanceof Refusal && fault.status === 409)) return;
  }
  throw new Error("it never went through");
}

/** What a storm falls on: 2,000 that are due in four projects, some of them two levels late, 200 of them to be resolved meanwhile, and 100 that sleep. */
export async function gather(scenes: readonly Scene[]) {
  const lots = await Promise.all(scenes.map(async (scene) => ({ scene, due: await many(scene, { count: 400, openedAt: ago(2.5), word: "Due" }), late: await many(scene, { count: 100, openedAt: ago(3.5), word: "Late" }), asleep: await many(scene, { count: 25, openedAt: ago(9), word: "Asleep", isAsleep: true }) })));
  const chosen = lots.map(({ scene, due }) => ({ scene, ids: due.filter((_, n) => n % 8 === 3) }));
  return { due: lots.flatMap((lot) => lot.due), late: lots.flatMap((lot) => lot.late), asleep: lots.flatMap((lot) => lot.asleep), chosen, resolved: chosen.flatMap(({ ids }) => ids) };
}

type Gathered = Awaited<ReturnType<typeof gather>>;

/** Whatever is not as it has to be once the storm is over: every notice once, none for the resolved or the snoozed, none lost. */
export async function wrongs({ due, late, asleep, resolved }: Gathered) {
  const isResolved = new Set(resolved);
  const [unresolved, ended] = [await told(due.filter((id) => !isResolved.has(id))), await told(resolved)];
  return {
    due: unresolved.filter((row) => row.fired.join() !== "REMINDER" || row.messages !== 1 || row.lines !== 1 || row.facts !== 1 || row.bells !== 1 || row.pending > 0),
    late: (await told(late)).filter((row) => row.fired.join() !== "MANAGER" || row.messages !== 2 || row.people !== 2 || row.lines !== 1 || row.facts !== 1 || row.bells !== 2 || row.pending > 0),
    asleep: (await told(asleep)).filter((row) => row.fired.length > 0 || row.messages > 0 || row.lines > 0),
    resolved: ended.filter((row) => row.status !== "RESOLVED" || row.pending > 0 || row.messages !== row.fired.length || row.lines !== row.fired.length || row.facts !== row.fired.length || row.bells > row.messages),
  };
}
