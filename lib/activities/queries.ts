import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import { called } from "@/lib/deals/called";
import { Prisma } from "@/lib/generated/prisma/client";
import { mayWriteActivity } from "./places";
import type { ActivityStatus, ActivityType, Bucket, GetActivity } from "./rules";
import type { ListActivities } from "./rules/listing";

/** An activity as a list shows it, with where it stands on its assignee's clock (null: it is not open). Days "2026-06-30", times "14:30", instants ISO text. */
export type ActivityRow = {
  id: string; type: ActivityType; subject: string; description: string | null; status: ActivityStatus; priority: "LOW" | "MEDIUM" | "HIGH" | "URGENT"; dueDate: string | null; dueTime: string | null; bucket: Bucket | null;
  assignedTo: string | null; assigneeName: string | null; dealId: string | null; dealName: string | null; customerId: string | null; customerName: string | null; contactId: string | null; contactName: string | null;
  outcome: string | null; completedAt: string | null; completedByName: string | null; version: number; canEdit: boolean;
};
/** How many stand under each heading. Counting ends after the first 2,000: `isEnough` false says that the last heading counted holds more, and what comes after it was not counted. */
export type ActivityCounts = Record<Bucket, number>;
export type ActivityList = { rows: ActivityRow[]; nextCursor: string | null; counts: ActivityCounts; isEnough: boolean };

type Raw = Omit<ActivityRow, "canEdit"> & { key: string; createdBy: string | null; dealOwnerId: string | null; dealTeam: string[] | null; customerOwnerId: string | null; contactCustomerId: string | null; contactOwnerId: string | null };

/** One page and the count of each heading: two statements. */
export function listActivities(ctx: Ctx, listing: ListActivities): Promise<ActivityList> {
  return within(ctx, async (tx) => {
    const found = await readPage(tx, ctx, listing);
    const last = found.length > listing.limit ? found[listing.limit - 1] : undefined;
    const rows = found.slice(0, listing.limit).map((row) => shown(ctx, row));
    const counts = await countOpen(tx, ctx, listing);
    const isEnough = Object.values(counts).reduce((sum, count) => sum + count, 0) < COUNTED;
    return { rows, nextCursor: last ? Buffer.from(JSON.stringify([listing.state, last.key, last.id])).toString("base64url") : null, counts, isEnough };
  });
}

export async function getActivity(ctx: Ctx, { activityId }: GetActivity): Promise<ActivityRow> {
  return (await findActivity(ctx, activityId)) ?? notFound();
}

/** The same, or null: an address may name an activity that is not there any more, or none. */
export async function findActivity(ctx: Ctx, activityId: unknown): Promise<ActivityRow | null> {
  if (typeof activityId !== "string" || !/^[0-9a-f-]{36}$/.test(activityId)) return null;
  return within(ctx, async (tx) => {
    const [row] = await select(tx, ctx, Prisma.sql`select a.*, 0 as key from activities a where a."tenantId" = ${ctx.tenantId}::uuid and a.id = ${activityId}::uuid and a."deletedAt" is null`, Prisma.sql`p.id`);
    return row ? shown(ctx, row) : null;
  });
}

function readPage(tx: Tx, ctx: Ctx, { after, limit, ...listing }: ListActivities) {
  const { key, type, direction, beyond } = orders[listing.state];
  const cursor = readCursor(listing.state, after);
  const from = cursor ? Prisma.sql`and (${key}, a.id) ${beyond} (${cursor.key}::${type}, ${cursor.id}::uuid)` : Prisma.empty;
  const page = Prisma.sql`select a.*, ${key} as key from activities a where ${conditionsOf(ctx, listing)} ${from} order by ${key} ${direction}, a.id ${direction} limit ${limit + 1}`;
  return select(tx, ctx, page, Prisma.sql`p.key ${direction}, p.id ${direction}`);
}

const orders = {
  open: { key: Prisma.sql`a."dueKey"`, type: Prisma.sql`int`, direction: Prisma.sql`asc`, beyond: Prisma.sql`>` },
  done: { key: Prisma.sql`a."completedAt"`, type: Prisma.sql`timestamptz`, direction: Prisma.sql`desc`, beyond: Prisma.sql`<` },
};

function conditionsOf({ tenantId, person, teamIds }: Ctx, { whose, state, type, dealId, customerId }: Omit<ListActivities, "after" | "limit">) {
  const people = whose === "mine" ? [person?.id ?? []].flat() : [...[person?.id ?? []].flat(), ...teamIds];
  const conditions = [
    Prisma.sql`a."tenantId" = ${tenantId}::uuid and a."deletedAt" is null`,
    state === "open" ? Prisma.sql`a.status in ('PENDING', 'IN_PROGRESS')` : Prisma.sql`a.status = 'COMPLETED'`,
    ...(whose === "all" ? [] : [people.length === 1 ? Prisma.sql`a."assignedTo" = ${people[0]}::uuid` : Prisma.sql`a."assignedTo" = any (${people}::uuid[])`]),
    ...(type ? [Prisma.sql`a.type = ${type}::"ActivityType"`] : []),
    ...(dealId ? [Prisma.sql`a."dealId" = ${dealId}::uuid`] : []),
    ...(customerId ? [Prisma.sql`(a."customerId" = ${customerId}::uuid or a."dealId" in (select id from deals where "tenantId" = ${tenantId}::uuid and "customerId" = ${customerId}::uuid))`] : []),
  ];
  return Prisma.join(conditions, " and ");
}

/** `held`: compared with an expression, a customer's id would not be looked up in its index, since row-level security comes before what might leak. */
function select(tx: Tx, { setting }: Ctx, page: Prisma.Sql, order: Prisma.Sql) {
  return tx.$queryRaw<Raw[]>`
    with page as (${page})
    select p.id, p.type::text, p.subject, p.description, p.status::text, p.priority::text, p."dueDate"::text, p."dueTime", p."assignedTo", u.name as "assigneeName", p."createdBy", p.key::text,
      case when p.status in ('PENDING', 'IN_PROGRESS') then ${bucket} end as bucket,
      p."dealId", ${called} as "dealName", d."ownerId" as "dealOwnerId", d."teamMembers" as "dealTeam",
      held.id as "customerId", c.name as "customerName", c."ownerId" as "customerOwnerId", p."contactId", k.name as "contactName",
      p.outcome, to_json(p."completedAt") #>> '{}' as "completedAt", p."completedByName", p.version
    from page p
    left join users u on u."tenantId" = p."tenantId" and u.id = p."assignedTo"
    left join deals d on d."tenantId" = p."tenantId" and d.id = p."dealId" and d."deletedAt" is null
    left join contacts k on k."tenantId" = p."tenantId" and k.id = p."contactId" and k."deletedAt" is null
    cross join lateral (select coalesce(p."customerId", d."customerId", k."customerId") as id offset 0) held
    left join customers c on c."tenantId" = p."tenantId" and c.id = held.id and c."deletedAt" is null
    cross join lateral (select now() at time zone coalesce(u.timezone, ${setting.organizationTimezone}) as here) clock
    order by ${order}`;
}

const COUNTED = 2000;

/** By the number its index is ordered by, so that thousands are counted without reading one: minutes since 2000, 1,441 a day. */
async function countOpen(tx: Tx, ctx: Ctx, listing: Omit<ListActivities, "after" | "limit">) {
  const counted = await tx.$queryRaw<{ bucket: Bucket; n: number }[]>`
    with clocks as materialized (
      select each.id, (here::date - date '2000-01-01') * 1441 as day, (extract(hour from here) * 60 + extract(minute from here))::int as minute, 8 - extract(isodow from here)::int as "untilMonday"
      from (select id, coalesce(timezone, ${ctx.setting.organizationTimezone}) as zone from users where "tenantId" = ${ctx.tenantId}::uuid union all select ${NOBODY}::uuid, ${ctx.setting.organizationTimezone}) each,
        lateral (select now() at time zone each.zone as here) clock)
    select case when p."dueKey" < k.day + k.minute then 'overdue' when p."dueKey" < k.day + 1441 then 'today' when p."dueKey" < k.day + k."untilMonday" * 1441 then 'week' else 'later' end as bucket, count(*)::int as n
    from (select coalesce(a."assignedTo", ${NOBODY}::uuid) as of, a."dueKey" from activities a where ${conditionsOf(ctx, { ...listing, state: "open" })} order by a."dueKey", a.id limit ${COUNTED}) p
    join clocks k on k.id = p.of group by 1`;
  return { overdue: 0, today: 0, week: 0, later: 0, ...Object.fromEntries(counted.map((each) => [each.bucket, each.n])) };
}

const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Where an open activity stands on its assignee's clock: the same as bucketOf() in rules.ts. Weeks end on Sunday. */
const bucket = Prisma.sql`case
  when p."dueDate" is null then 'later'
  when p."dueDate" < clock.here::date or (p."dueDate" = clock.here::date and p."dueTime" < to_char(clock.here, 'HH24:MI')) then 'overdue'
  when p."dueDate" = clock.here::date then 'today'
  when p."dueDate" <= clock.here::date + (7 - extract(isodow from clock.here)::int) then 'week'
  else 'later' end`;

function shown(ctx: Ctx, { key: _key, createdBy, dealOwnerId, dealTeam, customerOwnerId, ...row }: Raw): ActivityRow {
  const deal = row.dealId ? { id: row.dealId, name: "", dealNumber: "", customerId: row.customerId, ownerId: dealOwnerId, teamMembers: dealTeam ?? [] } : null;
  const customer = row.customerId ? { id: row.customerId, name: "", ownerId: customerOwnerId } : null;
  return { ...row, canEdit: mayWriteActivity(ctx, { assignedTo: row.assignedTo, createdBy }, { deal, customer, contact: null }) };
}

function readCursor(state: ListActivities["state"], cursor: string | undefined) {
  try {
    const [of, key, id] = JSON.parse(Buffer.from(cursor ?? "", "base64url").toString()) as unknown[];
    return of === state && typeof key === "string" && /^-?\d[\d :.+-]*$/.test(key) && typeof id === "string" && /^[0-9a-f-]{36}$/.test(id) ? { key, id } : null;
  } catch {
    return null;
  }
}
