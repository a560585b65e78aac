import { createHash } from "node:crypto";
import type { Client } from "pg";
import { createTestDatabase } from "../../../bin/support/test-database.mjs";
import { withClient } from "./database";

export type Portal = { app: string; ops: string; owner: string; staffToken: string; projectId: string; drop: () => Promise<void> };

export const TASKS_EACH = 40;
const STAFF = 12;
const TOKEN = "bench-staff";
const hash = (token: string) => createHash("sha256").update(token).digest("hex");

/** The dead links of a portal: what each answers must not tell them apart. */
export const DEAD = { wrong: "w".repeat(43), expired: "e".repeat(43), revoked: "r".repeat(43), cancelled: "c".repeat(43) } as const;

/** A database of its own with so many projects of one seller under way, forty tasks each, a fifth of them done and some of them blocked, twelve implementers, and one of them signed in. */
export async function openPortal(name: string, projects: number): Promise<Portal> {
  const urls = await createTestDatabase(name);
  const projectId = await withClient(urls.owner, async (owner) => {
    const id = await seed(owner, projects);
    await owner.query("vacuum (analyze)");
    return id;
  });
  return { ...urls, staffToken: TOKEN, projectId };
}

async function seed(owner: Client, projects: number) {
  await owner.query("begin");
  const vendor = await one(owner, `insert into organizations (name, slug, "isVendor", "canOnboardClients", "businessCalendar") values ('Halden', 'halden', true, true, $1) returning id`, [JSON.stringify(CALENDAR)]);
  await owner.query(`insert into internal_users (name, email, role, "totpConfirmedAt", "passwordHash") select 'Colleague ' || n, 'colleague-' || n || '@vendor.test', (case n when 1 then 'ADMIN' else 'IMPLEMENTATION' end)::"InternalRole", now(), 'x' from generate_series(1, ${STAFF}) n`);
  await owner.query(`insert into staff_sessions ("internalUserId", "tokenHash", "expiresAt") select id, $1, now() + interval '30 days' from internal_users where role = 'ADMIN'`, [hash(TOKEN)]);
  await owner.query(`
    with client as (insert into organizations (name, slug, "businessCalendar") select 'Client ' || n, 'client-' || n, $2::jsonb from generate_series(1, $3::int) n returning id),
    staff as (select array_agg(id order by id) as ids from internal_users),
    made as (insert into implementation_projects ("tenantId", "clientOrganizationId", type, status, "currentPhase", "kickoffDate", "targetGoLiveDate", "forecastGoLiveDate", "leadImplementerId")
      select $1, id, 'ENTERPRISE_FULL', 'IN_PROGRESS', (enum_range(null::"ProjectPhase"))[1 + (row_number() over ()) % 6], current_date - 30, current_date + (row_number() over ())::int % 90, current_date + 95, staff.ids[1 + (row_number() over ()) % ${STAFF}] from client, staff returning id)
    insert into implementation_tasks ("tenantId", "projectId", phase, name, status, "dueDate", "estimatedHours", "sortOrder", "assignedToId")
    select $1, made.id, (enum_range(null::"ProjectPhase"))[1 + n % 6], 'Task ' || n, (case when n % 5 = 0 then 'COMPLETED' else 'PENDING' end)::"ImplTaskStatus", current_date + n - 20, 4, n, staff.ids[1 + n % ${STAFF}]
    from made, staff, generate_series(1, ${TASKS_EACH}) n`, [vendor, JSON.stringify(CALENDAR), projects]);
  await owner.query(`insert into implementation_blockers ("tenantId", "projectId", title, category, "runningSince", "updatedAt") select "tenantId", id, 'No test data', 'INTERNAL', now(), now() from implementation_projects where id::text > '0' order by id limit $1`, [Math.ceil(projects / 5)]);
  const projectId = await one(owner, `select id from implementation_projects p where "tenantId" = $1 and not exists (select from implementation_blockers b where b."projectId" = p.id) order by id limit 1`, [vendor]);
  await putLinks(owner, projectId);
  await owner.query("commit");
  return projectId;
}

async function putLinks(owner: Client, projectId: string) {
  const put = (token: string, project: string, more: string) => owner.query(`insert into progress_links ("tenantId", "projectId", "tokenHash", "expiresAt", "revokedAt") select "tenantId", id, $2, ${more} from implementation_projects where id = $1`, [project, hash(token)]);
  const cancelled = await one(owner, `update implementation_projects set status = 'CANCELLED' where id = (select max(id::text)::uuid from implementation_projects) returning id`, []);
  await put(DEAD.expired, projectId, "now() - interval '1 day', null");
  await put(DEAD.revoked, projectId, "now() + interval '1 day', now()");
  await put(DEAD.cancelled, cancelled, "now() + interval '1 day', null");
}

const CALENDAR = { zone: "UTC", windows: ["MON", "TUE", "WED", "THU", "FRI"].map((weekday) => ({ weekday, from: "09:00", to: "17:00" })), holidays: [], overrides: [] };

async function one(owner: Client, text: string, values: unknown[]) {
  const { rows: [row] } = await owner.query<{ id: string }>(text, values);
  if (!row) throw new Error("nothing was written");
  return row.id;
}
