import pg from "pg";
import { expect, test, vi } from "vitest";

vi.hoisted(() => void (process.env.DATABASE_POOL = "24"));
const { resolveBlocker } = await import("@/lib/blockers/commands/resolving");
const { sweepEscalations } = await import("@/lib/blockers/sweep");
const { everything } = await import("@/lib/db/everything");
const { deliverInApp } = await import("@/lib/notifications/delivery");
const { Refusal } = await import("@/lib/refusal");
const { ago, blocked } = await import("./scene");
type Scene = Awaited<ReturnType<typeof blocked>>;

type Lot = { count: number; openedAt: Date; word: string; isAsleep?: boolean };

/** Many blockers at once, opened so long ago, with their steps as the clock would have them. */
async function many({ tenantId, projectId, ruth }: Scene, { count, openedAt, word, isAsleep = false }: Lot) {
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

/** After so many the storm is over, however slow the machine: a worker must get through some time. */
const MOST_KILLS = 120;
const levels = ["blocker.reminder", "blocker.manager", "blocker.director"];

/** For each blocker: which levels spoke, and how often each member of the staff was told, logged and recorded. */
async function told(ids: string[]) {
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

test("2,000 due blockers, 16 workers, connections killed in mid-transaction, 200 resolved meanwhile: every notice exactly once, none for the resolved or the snoozed, none lost", { timeout: 240_000 }, async () => {
  const scenes = [await blocked(), await blocked(), await blocked(), await blocked()];
  const lots = await Promise.all(scenes.map(async (scene) => ({ scene, due: await many(scene, { count: 400, openedAt: ago(2.5), word: "Due" }), late: await many(scene, { count: 100, openedAt: ago(3.5), word: "Late" }), asleep: await many(scene, { count: 25, openedAt: ago(9), word: "Asleep", isAsleep: true }) })));
  const [due, late, asleep] = [lots.flatMap((lot) => lot.due), lots.flatMap((lot) => lot.late), lots.flatMap((lot) => lot.asleep)];
  const chosen = lots.map(({ scene, due: own }) => ({ scene, ids: own.filter((_, n) => n % 8 === 3) }));
  const resolved = chosen.flatMap(({ ids }) => ids);
  expect([due.length + late.length, resolved.length]).toEqual([2000, 200]);

  vi.spyOn(console, "error").mockImplementation(() => {}); // faults that cannot be kept are said there
  let [isOver, kills, failures] = [false, 0, 0];
  const killing = kill(() => isOver, (n) => void (kills += n));
  const resolving = Promise.all(chosen.map(async ({ scene, ids }) => {
    for (const blockerId of ids) await insist(() => resolveBlocker(scene.ctx, { ...scene.which(blockerId), notes: "Done" }));
  }));
  const left = () => everything.escalationStep.count({ where: { state: "PENDING", dueAt: { lte: new Date() } } }).catch(() => 1);
  const worker = async () => {
    while ((await left()) > 0 && kills < 5000) await sweepEscalations().catch(() => void failures++);
  };
  await Promise.all([...Array.from({ length: 16 }, worker), resolving]);
  isOver = true;
  await killing;
  await sweepEscalations();
  await Promise.all(Array.from({ length: 6 }, () => deliverInApp()));
  console.log(`${kills} connections killed, ${failures} sweeps failed, ${(await everything.appError.count())} faults reported`);

  const isResolved = new Set(resolved);
  const unresolved = await told(due.filter((id) => !isResolved.has(id)));
  expect(unresolved.filter((row) => row.fired.join() !== "REMINDER" || row.messages !== 1 || row.lines !== 1 || row.facts !== 1 || row.bells !== 1 || row.pending > 0)).toEqual([]);
  expect((await told(late)).filter((row) => row.fired.join() !== "MANAGER" || row.messages !== 2 || row.people !== 2 || row.lines !== 1 || row.facts !== 1 || row.bells !== 2 || row.pending > 0)).toEqual([]);
  expect((await told(asleep)).filter((row) => row.fired.length > 0 || row.messages > 0 || row.lines > 0)).toEqual([]);
  const ended = await told(resolved);
  expect(ended.filter((row) => row.status !== "RESOLVED" || row.pending > 0 || row.messages !== row.fired.length || row.lines !== row.fired.length || row.facts !== row.fired.length || row.bells > 0)).toEqual([]);
  expect(kills).toBeGreaterThan(20);
});

test("ten minutes without anybody at work, with 500 due: nothing is lost and nothing repeated", { timeout: 120_000 }, async () => {
  const scene = await blocked();
  const ids = await many(scene, { count: 500, openedAt: new Date(ago(2).getTime() - 600_000), word: "Waiting" });
  await Promise.all([sweepEscalations(), sweepEscalations()]);
  await sweepEscalations();
  const rows = await told(ids);
  expect(rows.filter((row) => row.fired.join() !== "REMINDER" || row.messages !== 1 || row.lines !== 1 || row.facts !== 1)).toEqual([]);
  const late = await everything.escalationStep.findMany({ where: { blockerId: { in: ids }, state: "FIRED" }, select: { lateBySeconds: true, firedAt: true, dueAt: true } });
  expect(late.every(({ lateBySeconds, firedAt, dueAt }) => (lateBySeconds ?? 0) >= 600 && firedAt?.getTime() === dueAt?.getTime())).toBe(true);
});

/** Somebody who presses again when a connection was cut. */
async function insist(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 0; tries < 20; tries++) {
    const fault = await act().then(() => null, (error: unknown) => error);
    if (!fault || (fault instanceof Refusal && fault.status === 409)) return;
  }
  throw new Error("it never went through");
}

/** Cuts connections of the staff's door that have begun to write, in the middle of their transactions, at random, until it is over. */
async function kill(isOver: () => boolean, count: (killed: number) => void) {
  const client = new pg.Client({ connectionString: process.env.OPS_DATABASE_URL });
  await client.connect();
  for (let killed = 0; !isOver() && killed < MOST_KILLS; ) {
    const { rowCount } = await client.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and usename = current_user and pid <> pg_backend_pid() and backend_xid is not null order by random() limit 1");
    count(rowCount ?? 0);
    killed += rowCount ?? 0;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  await client.end();
}
