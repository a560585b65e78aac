import { expect, test } from "vitest";
import { filling, insertion, twoTenants } from "./rows";
import { connected, trial, type Row } from "./trial";

type Case = { holds: Row[]; breaks: Row[] };
const HOUR = 3_600_000;
const now = new Date();
const later = (hours: number) => new Date(now.getTime() + hours * HOUR);
const percentage: Case = { holds: [{ probability: 0 }, { probability: 100 }], breaks: [{ probability: -1 }, { probability: 100.01 }] };
const within100 = (column: string): Case => ({ holds: [{ [column]: 0 }, { [column]: 100 }], breaks: [{ [column]: -1 }, { [column]: 101 }] });
const lower = (column: string): Case => ({ holds: [{ [column]: "maya@acme.test" }], breaks: [{ [column]: "Maya@acme.test" }] });
/** "+x" stands for a row that x may name; it is made when the case is tried. */
const oneOf = (...columns: string[]): Case => ({ holds: columns.map((column) => only(columns, [column])), breaks: [only(columns, []), only(columns, columns)] });
const parents = oneOf("productId", "solutionId");
const tasks = oneOf("customerTaskId", "customerSolutionTaskId");
const person: Case = {
  holds: [{ userId: "+users", internalUserId: null }, { userId: null, internalUserId: "+internal_users", tenantId: null }],
  breaks: [{ userId: "+users", internalUserId: "+internal_users" }, { userId: null, internalUserId: "+internal_users" }, { userId: "+users", tenantId: null }],
};
const completion: Case = {
  holds: [{ status: "COMPLETED", isComplete: true, completedAt: now, completedBy: "telemetry" }, { status: "NOT_STARTED" }],
  breaks: [{ status: "DONE", isComplete: true, completedAt: now, completedBy: "x" }, { status: "COMPLETED" }, { isComplete: true }, { completedAt: now }, { completedBy: "x" }, { status: "COMPLETED", isComplete: true, completedAt: now }],
};

/** Every check there is: rows that hold it, rows that break it. One that is not here fails the last test by name. */
const CHECKS: Record<string, Case> = {
  "users.email_is_lower_case": lower("email"),
  "users.username_is_lower_case": lower("username"),
  "users.admin_is_a_role": { holds: [{ role: "ADMIN", isAdmin: true }, { role: "VIEWER", isAdmin: false }], breaks: [{ role: "ADMIN", isAdmin: false }, { role: "USER", isAdmin: true }] },
  "users.not_ones_own_manager": { holds: [{ managerId: "+users" }], breaks: [{ id: "01900000-0000-7000-8000-000000000001", managerId: "01900000-0000-7000-8000-000000000001" }] },
  "internal_users.email_is_lower_case": lower("email"),
  "user_tokens.one_person": person, "notifications.one_person": person, "notification_settings.one_person": person,
  "absences.from_before_to": { holds: [{ from: "2026-03-01", to: "2026-03-01" }], breaks: [{ from: "2026-03-02", to: "2026-03-01" }] },
  "impersonation_sessions.at_most_four_hours": { holds: [{ startedAt: now, expiresAt: later(4) }, { startedAt: now, expiresAt: later(1), writeUntil: later(1) }], breaks: [{ startedAt: now, expiresAt: later(4.01) }, { startedAt: now, expiresAt: later(1), writeUntil: later(1.1) }] },
  "impersonation_sessions.reason_is_a_sentence": { holds: [{ reason: "x".repeat(20) }], breaks: [{ reason: "too short a reason" }] },
  "pipelines.default_is_live": { holds: [{ isDefault: true }, { isDefault: false, deletedAt: now }], breaks: [{ isDefault: true, deletedAt: now }] },
  "pipeline_stages.won_or_lost": { holds: [{ isClosedWon: true }, { isClosedLost: true }], breaks: [{ isClosedWon: true, isClosedLost: true }] },
  "pipeline_stages.probability_is_a_percentage": percentage,
  "deals.probability_is_a_percentage": percentage,
  "leads.score_within_100": within100("leadScore"),
  "customers.health_within_100": within100("healthScore"),
  "activities.due_time_is_a_time": { holds: [{ dueTime: "00:00" }, { dueTime: "23:59" }, { dueTime: null }], breaks: [{ dueTime: "24:00" }, { dueTime: "9:00" }, { dueTime: "09:60" }, { dueTime: "soon" }] },
  "customer_notes.about_something": { holds: [{ customerId: "+customers", leadId: "+leads", dealId: "+deals" }, only(["customerId", "leadId", "dealId"], ["leadId"])], breaks: [only(["customerId", "leadId", "dealId"], [])] },
  "attachments.one_parent": oneOf("customerId", "dealId", "communicationId", "projectId"),
  "implementation_projects.health_within_100": within100("healthScore"),
  "implementation_tasks.takes_time": { holds: [{ durationDays: 0 }], breaks: [{ durationDays: -1 }] },
  "implementation_blockers.snooze_has_reason": { holds: [{ status: "SNOOZED", snoozeReason: "waiting", snoozeUntil: later(24) }, { status: "OPEN" }], breaks: [{ status: "SNOOZED" }, { status: "SNOOZED", snoozeReason: "waiting" }, { status: "SNOOZED", snoozeUntil: later(24) }] },
  "project_holds.from_before_to": { holds: [{ from: now, to: later(1) }, { from: now, to: null }], breaks: [{ from: later(1), to: now }] },
  "readiness_items.shares_of_100": { holds: [{ weight: 100, percent: 0 }], breaks: [{ weight: 101 }, { weight: -1 }, { percent: 101 }, { percent: -1 }] },
  "progress_links.signing_is_personal": { holds: [{ accessLevel: "SIGN", email: "client@acme.test" }, { accessLevel: "VIEW", email: null }], breaks: [{ accessLevel: "SIGN", email: null }] },
  "client_comments.about_one_thing": { holds: [{ taskId: "+implementation_tasks" }, { blockerId: "+implementation_blockers" }, {}], breaks: [{ taskId: "+implementation_tasks", blockerId: "+implementation_blockers" }] },
  "tasks.one_parent": parents, "licenses.one_parent": parents, "outcomes.one_parent": parents, "releases.one_parent": parents, "custom_attributes.one_parent": parents,
  "tasks.weight_within_100": { holds: [{ weight: 0 }, { weight: 100 }], breaks: [{ weight: -0.01 }, { weight: 100.01 }] },
  "licenses.level_within_3": { holds: [{ level: 1 }, { level: 3 }], breaks: [{ level: 0 }, { level: 4 }] },
  "task_tags.one_tag": oneOf("productTagId", "solutionTagId"),
  "customer_tasks.completion_agrees": completion, "customer_solution_tasks.completion_agrees": completion,
  "customer_task_outcomes.one_parent": tasks, "customer_task_releases.one_parent": tasks, "customer_task_tags.one_parent": tasks, "customer_telemetry_attributes.one_parent": tasks,
  "tenant_health_scores.score_within_100": { holds: [{ score: 100, coverage: 0 }, { score: null }], breaks: [{ score: 101 }, { score: -1 }, { coverage: 101 }, { coverage: -1 }] },
  "hotline_reports.language_is_a_code": { holds: [{ language: "pt" }], breaks: [{ language: "PT" }, { language: "por" }] },
  "qa_items.priority_is_1_to_5": { holds: [{ priority: 1 }, { priority: 5 }], breaks: [{ priority: 0 }, { priority: 6 }] },
  "identity_grants.approved_by_another_person": { holds: [{ requestedById: "+internal_users", approvedById: "!internal_users" }], breaks: [{ requestedById: "+internal_users", approvedById: "+internal_users" }] },
  "identity_grants.at_most_one_hour": { holds: [{ createdAt: now, expiresAt: later(1) }, { createdAt: now, approvedAt: later(2), expiresAt: later(3) }], breaks: [{ createdAt: now, expiresAt: later(1.01) }, { createdAt: now, approvedAt: later(2), expiresAt: later(3.01) }] },
};

test.each(Object.entries(CHECKS))("%s", (name, { holds, breaks }) => trial(async (sql) => {
  const [table = "", constraint] = name.split(".");
  for (const row of holds) expect([row, await attempt(row)]).toEqual([row, { code: "", constraint: "", message: expect.stringMatching(/^It was not refused/) }]);
  for (const row of breaks) expect([row, await attempt(row)]).toEqual([row, { code: "23514", constraint, message: expect.any(String) }]);

  async function attempt(given: Row) {
    const [tenantId] = await twoTenants(sql);
    const rows = await filling(sql);
    const made: Row = {};
    for (const [column, value] of Object.entries(given)) made[column] = typeof value !== "string" || !/^[+!]/.test(value) ? value : (await (value[0] === "!" ? rows.insert(value.slice(1), tenantId) : rows.need(value.slice(1), tenantId)))["id"];
    return sql.refused(...insertion(table, await rows.compose(table, tenantId, made)));
  }
}));

test("absences of one person and holds of one project never overlap", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const rows = await filling(sql);
  const taken = async (table: string, row: Row) => sql.refused(...insertion(table, await rows.compose(table, tenantId, row)));
  const { id: userId } = await rows.insert("users", tenantId);
  await rows.insert("absences", tenantId, { userId, from: "2026-03-01", to: "2026-03-05" });
  expect(await taken("absences", { userId, from: "2026-03-05", to: "2026-03-06" })).toMatchObject({ code: "23P01", constraint: "absences_never_overlap" });
  expect(await taken("absences", { userId, from: "2026-03-06", to: "2026-03-06" })).toMatchObject({ code: "" });
  expect(await taken("absences", { userId: (await rows.insert("users", tenantId))["id"], from: "2026-03-02", to: "2026-03-02" })).toMatchObject({ code: "" });

  const { id: projectId } = await rows.insert("implementation_projects", tenantId);
  await rows.insert("project_holds", tenantId, { projectId, from: "2026-03-01T10:00Z", to: "2026-03-01T12:00Z" });
  expect(await taken("project_holds", { projectId, from: "2026-03-01T11:59Z", to: null })).toMatchObject({ code: "23P01", constraint: "holds_never_overlap" });
  expect(await taken("project_holds", { projectId, from: "2026-03-01T12:00Z", to: null })).toMatchObject({ code: "" });
}));

test("no check and no exclusion is without its case", () => connected("owner", async (sql) => {
  const named = await sql.rows<{ name: string }>(`
    select conrelid::regclass::text || '.' || conname as name from pg_constraint
    where contype in ('c', 'x') and connamespace = 'public'::regnamespace and conrelid <> 0 and conrelid not in (select oid from pg_class where relispartition) and coninhcount = 0`);
  expect(named.map(({ name }) => name).toSorted()).toEqual([...Object.keys(CHECKS), "absences.absences_never_overlap", "project_holds.holds_never_overlap"].toSorted());
}));

/** Of these references only some are set. */
function only(columns: string[], set: string[]): Row {
  const targets: Record<string, string> = { productId: "products", solutionId: "solutions", customerTaskId: "customer_tasks", customerSolutionTaskId: "customer_solution_tasks", customerId: "customers", leadId: "leads", dealId: "deals", communicationId: "communications", projectId: "implementation_projects", productTagId: "product_tags", solutionTagId: "solution_tags" };
  return Object.fromEntries(columns.map((column) => [column, set.includes(column) ? `+${targets[column]}` : null]));
}
