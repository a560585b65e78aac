import { createHash, randomBytes, randomUUID } from "node:crypto";
import { query } from "../../../bin/support/database.mjs";

type Row = Record<string, string>;
const sql = (text: string, values: unknown[] = []) => query(process.env.E2E_DATABASE_URL ?? "", text, values) as Promise<Row[]>;

/** Where the client is: from midnight in UTC on it is another day there for some hours. */
const TODAY = `(now() at time zone 'America/New_York')::date`;

/**
 * A rollout of the demo organization for a client of its own, planted as it would stand in the middle of the work. Every text the client must not see begins with
 * `canary`. Returns the token of a link for each level; SIGN is bound to an address.
 */
export async function plantRollout(canary: string) {
  const [{ id: tenantId = "" } = {}] = await sql(`select id from organizations where slug = 'halden'`);
  const [{ id: leadId = "" } = {}] = await sql(`select id from internal_users where email = 'implementer@demo.test'`);
  const calendar = { zone: "America/New_York", windows: ["MON", "TUE", "WED", "THU", "FRI"].map((weekday) => ({ weekday, from: "09:00", to: "17:00" })), holidays: [], overrides: [] };
  const [{ id: clientId = "" } = {}] = await sql(`insert into organizations (name, slug, timezone, "businessCalendar") values ('Bellwether Mutual', $1, 'America/New_York', $2) returning id`, [`bellwether-${randomUUID()}`, calendar]);
  const [{ id: projectId = "" } = {}] = await sql(
    `insert into implementation_projects ("tenantId", "clientOrganizationId", type, status, "currentPhase", "leadImplementerId", "shownStaffIds", "kickoffDate", "targetGoLiveDate", "forecastGoLiveDate", resources, "clientVisibleNotes", handoff, "healthBreakdown")
     values ($1, $2, 'GENERAL_BUSINESS', 'IN_PROGRESS', 'CONFIGURATION', $3, $4, ${TODAY} - 30, ${TODAY} + 30, ${TODAY} + 35, $5, 'The configuration review went well.', $6, $7) returning id`,
    [
      tenantId, clientId, leadId, [leadId], JSON.stringify([{ label: "Administrator training outline", url: "https://guides.example/training" }]), { notes: `${canary}-handoff` },
      { total: 88, lines: [{ label: `${canary}-health`, points: -12, max: 0, href: null }] },
    ],
  );
  const task = async (name: string, side: string, visibility: string, more: { phase?: string; status?: string; description?: string; due?: number } = {}) => {
    const [{ id = "" } = {}] = await sql(
      `insert into implementation_tasks ("tenantId", "projectId", phase, name, description, status, "ownerSide", visibility, "dueDate", notes, "estimatedHours", "completedAt", "startedAt")
       values ($1, $2, $3::"ProjectPhase", $4, $5, $6::"ImplTaskStatus", $7::"ProjectSide", $8::"TaskVisibility", ${TODAY} + $9::int, $10, 77.25, case when $6 = 'COMPLETED' then now() - interval '3 days' end, case when $6 = 'COMPLETED' then now() - interval '4 days' end) returning id`,
      [tenantId, projectId, more.phase ?? "CONFIGURATION", name, more.description ?? null, more.status ?? "PENDING", side, visibility, more.due ?? 5, `${canary}-notes`],
    );
    return id;
  };
  await task("Agree the categories with legal", "CLIENT", "FULL", { phase: "DISCOVERY", status: "COMPLETED", due: -10 });
  await task("Set the retention rules", "STAFF", "FULL", { phase: "DISCOVERY", status: "COMPLETED", due: -8 });
  const file = await task("Choose who attends the training", "CLIENT", "FULL", { description: "We need two names.", due: 4 });
  await task("Turn on single sign-on", "STAFF", "FULL", { due: -3 });
  await task("Security review", "STAFF", "TITLE_ONLY", { phase: "UAT", description: `${canary}-title-only` });
  for (const place of ["DISCOVERY", "UAT", "GO_LIVE"]) await task(`${canary}-hidden-${place}`, "STAFF", "HIDDEN", { phase: place, description: `${canary}-hidden-text` });
  const stop = async (title: string, isVisible: boolean, category = "CLIENT_SIDE") => {
    const [{ id = "" } = {}] = await sql(
      `insert into implementation_blockers ("tenantId", "projectId", title, description, category, "ownerId", "isClientVisible", "runningSince", "snoozeReason", "consumedSeconds") values ($1, $2, $3, $4, $5::"BlockerCategory", $6, $7, now(), $8, 172800) returning id`,
      [tenantId, projectId, title, isVisible ? "Two steps are stopped until it arrives." : `${canary}-blocker-text`, category, leadId, isVisible, `${canary}-snooze`],
    );
    return id;
  };
  await stop("Send a cost-centre file with no empty rows", true);
  const secret = await stop(`${canary}-blocker`, false, "INTERNAL");
  await sql(`insert into client_comments ("tenantId", "projectId", "blockerId", "authorByKind", "authorByName", content) values ($1, $2, $3, 'STAFF', 'Somebody', $4)`, [tenantId, projectId, secret, `${canary}-comment`]);
  await sql(`insert into implementation_activities ("tenantId", "projectId", type, subject, "createdByKind", "createdByName") values ($1, $2, 'NOTE', $3, 'STAFF', 'Somebody')`, [tenantId, projectId, `${canary}-log`]);
  await sql(`insert into attachments ("tenantId", "projectId", "fileName", "fileSize", "mimeType", "fileUrl", checksum, "uploadedByKind", "uploadedByName") values ($1, $2, $3, 1, 'text/plain', $4, '0', 'STAFF', 'Somebody')`, [tenantId, projectId, `${canary}-internal.txt`, `${tenantId}/${randomUUID()}`]);
  const link = async (level: string, more: { email?: string; expires?: string; revoked?: boolean } = {}) => {
    const token = randomBytes(32).toString("base64url");
    await sql(`insert into progress_links ("tenantId", "projectId", "tokenHash", email, "accessLevel", "expiresAt", "revokedAt") values ($1, $2, $3, $4, $5::"ProgressAccess", now() + $6::interval, $7)`, [tenantId, projectId, createHash("sha256").update(token).digest("hex"), more.email ?? null, level, more.expires ?? "30 days", more.revoked ? new Date() : null]);
    return token;
  };
  return {
    projectId, clientId, task: file, view: await link("VIEW"), work: await link("WORK"), sign: await link("SIGN", { email: "ana.lima@bellwether.example" }),
    expired: await link("WORK", { expires: "-1 second" }), revoked: await link("WORK", { revoked: true }),
    /** Every gate is passed, nothing is ready: only the client's signature is missing. */
    gates: async () => {
      await sql(`insert into go_live_gates ("tenantId", "projectId", code, status) select $1, $2, code, 'PASSED' from unnest(enum_range(null::"GoLiveGateCode")) code`, [tenantId, projectId]);
      await sql(`insert into readiness_items ("tenantId", "projectId", code, weight, percent) select $1, $2, code, weight, 0 from unnest(array['data_migration', 'test_workflow', 'users_invited', 'branding_configured', 'categories_configured', 'integrations_tested', 'first_policy'], array[20, 15, 15, 10, 10, 15, 15]) ready(code, weight)`, [tenantId, projectId]);
    },
    /** Staff hear within their working hours; this is as if these had come. */
    openHours: () => sql(`update outboxes set "notBefore" = now(), "nextAttemptAt" = now() where state = 'PENDING' and channel = 'IN_APP' and payload ->> 'href' like '%' || $1 || '%'`, [projectId]),
    /** The ten minutes of every code that is out are over. */
    expireCodes: () => sql(`update progress_codes set "expiresAt" = now() - interval '1 second' where "usedAt" is null and "linkId" in (select id from progress_links where "projectId" = $1)`, [projectId]),
    toGoLive: () => sql(`update implementation_projects set "currentPhase" = 'GO_LIVE' where id = $1`, [projectId]),
    remove: () => sql(`update implementation_projects set status = 'CANCELLED' where id = $1`, [projectId]),
  };
}
