import { expect, test } from "vitest";
import { findMembership } from "@/lib/auth/memberships";
import { hashToken } from "@/lib/auth/sessions";
import { app } from "@/lib/db/client";
import { everything } from "@/lib/db/everything";
import { first, world } from "./support/world";

/** Tables without a policy. Every other one has walls. */
const GLOBAL = ["_prisma_migrations", "rate_limits", "heartbeats", "tracked_features"];
/** Tables of no tenant: staff alone reach them, but for app_errors, into which a tenant's request may write. */
const STAFF = [
  "internal_users", "staff_sessions", "app_errors", "implementation_templates", "escalation_policies", "directives", "directive_versions", "directive_acks",
  "hotline_reports", "qa_items", "qa_checklist_answers", "operator_states", "reporter_identities", "identity_grants", "staff_views",
];
/** Where the tenant's column has another name. */
const KEYS: Record<string, string> = {
  organizations: "id", impersonation_sessions: '"targetOrganizationId"', impersonation_audit_logs: '"targetOrganizationId"', support_access_requests: '"organizationId"',
  tenant_health_scores: '"organizationId"', usage_metrics: '"organizationId"', feature_adoptions: '"organizationId"', support_tickets: '"organizationId"',
};
/** Look-ups before a tenant is known, queues swept across tenants, what only one organization may do at a time, and what staff read over all sellers. */
const UNSCOPED = [
  "users_email_key", "users_username_key", "sessions_tokenHash_key", "user_tokens_hash_key", "api_keys_prefix_key", "progress_links_tokenHash_key", "calendar_feeds_tokenHash_key",
  "jobs_status_runAfter_idx", "jobs_type_status_idx", "jobs_waiting", "jobs_running", "outboxes_dedupeKey_key", "outboxes_state_nextAttemptAt_idx", "outboxes_waiting",
  "escalation_steps_due", "escalation_steps_state_dueAt_idx", "implementation_blockers_asleep", "import_batches_state_idx", "one_open_project", "one_open_impersonation",
  "projects_open_by_phase", "projects_by_target", "project_tasks_open_by_person", "implementation_blockers_owned", "audit_logs_portal",
];
/** What is only ever inserted and read. */
const EVIDENCE = ["audit_logs", "audit_seals", "impersonation_audit_logs"];

test("every table has forced row-level security, one policy for the tenant, one for ops and the owner, and rows that never change tenant", async () => {
  const tables = await everything.$queryRaw<{ name: string; owner: string }[]>`
    select relname as name, relrowsecurity and relforcerowsecurity as forced, pg_get_userbyid(relowner) as owner,
      (select json_agg(json_build_array(p.polname, p.polcmd, array(select rolname from pg_roles where oid = any (p.polroles) order by rolname = 'ops' desc, 1),
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) order by p.polname desc) from pg_policy p where p.polrelid = c.oid) as policies,
      (select count(*)::int from pg_trigger g where g.tgrelid = c.oid and g.tgname = 'never_changes_tenant') as triggers
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all (${GLOBAL}) order by 1`;
  const expected = ({ name, owner }: (typeof tables)[number]) => {
    const own = `(${KEYS[name] ?? '"tenantId"'} = current_tenant())`;
    const everyone = ["everyone", "*", ["ops", owner], "true", "true"];
    const tenant = ["tenant", "*", ["app"], own, own];
    const reporting = ["reporting", "a", ["app"], null, "true"];
    const isStaff = STAFF.includes(name);
    return { name, owner, forced: true, policies: isStaff ? (name === "app_errors" ? [reporting, everyone] : [everyone]) : [tenant, everyone], triggers: isStaff ? 0 : 1 };
  };
  expect(tables.length).toBeGreaterThan(100);
  expect(tables).toEqual(tables.map(expected));
});

test("a tenant's request has no right on a staff table, and nobody may change or take away evidence", async () => {
  const grants = await everything.$queryRaw<{ name: string; role: string; rights: string }[]>`
    select c.relname as name, r.rolname as role, string_agg(lower(a.privilege_type), ', ' order by a.privilege_type) as rights
    from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and r.rolname in ('app', 'ops') group by 1, 2`;
  expect(grants.filter(({ name, role }) => role === "app" && STAFF.includes(name))).toEqual([{ name: "app_errors", role: "app", rights: "insert" }]);
  expect(grants.filter(({ name, rights }) => EVIDENCE.includes(name) && /update|delete|truncate/.test(rights))).toEqual([]);
  expect(grants.filter(({ rights }) => /truncate|references|trigger/.test(rights))).toEqual([]);
});

test("every foreign key between tenants' tables begins with the tenant, and an optional one empties itself alone", async () => {
  const loose = await everything.$queryRaw`
    select k.conrelid::regclass::text as "from", k.conname as name
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid <> 'organizations'::regclass and k.confrelid::regclass::text <> all (${[...STAFF, ...GLOBAL]})
      and (cardinality(k.conkey) = 1 or a.attname not in ('tenantId', 'organizationId', 'targetOrganizationId'))`;
  const greedy = await everything.$queryRaw`
    select conrelid::regclass::text as "from", conname as name from pg_constraint
    where contype = 'f' and confdeltype in ('n', 'd') and cardinality(conkey) > 1 and cardinality(confdelsetcols) is distinct from 1`;
  expect([loose, greedy]).toEqual([[], []]);
});

test("every index of a tenant's table starts with the tenant", async () => {
  const unscoped = await everything.$queryRaw<{ name: string }[]>`
    select i.relname as name from pg_index x join pg_class i on i.oid = x.indexrelid join pg_attribute a on a.attrelid = x.indexrelid and a.attnum = 1
    where i.relnamespace = 'public'::regnamespace and not x.indisprimary and a.attname not in ('tenantId', 'organizationId', 'targetOrganizationId')
      and x.indrelid <> 'organizations'::regclass and x.indrelid::regclass::text <> all (${[...STAFF, ...GLOBAL]})`;
  expect(unscoped.map(({ name }) => name).toSorted()).toEqual(UNSCOPED.toSorted());
});

test("no role is superuser or bypasses the walls, and app and ops own nothing", async () => {
  const strong = await everything.$queryRaw`
    select rolname from pg_roles where (rolsuper or rolbypassrls) and (rolname in ('app', 'ops') or oid in (select relowner from pg_class where relnamespace = 'public'::regnamespace))`;
  const owned = await everything.$queryRaw`select relname from pg_class where pg_get_userbyid(relowner) in ('app', 'ops')`;
  expect([strong, owned]).toEqual([[], []]);
});

test("a function that sees through the walls keeps its search path and is nobody's by default", async () => {
  const doors = await everything.$queryRaw<{ name: string }[]>`
    select proname as name from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
      and (proconfig is null or not exists (select from unnest(proconfig) c where c like 'search_path=%pg_temp')
        or proacl is null or exists (select from aclexplode(proacl) where grantee = 0))`;
  expect(doors).toEqual([]);
});

test("inside the door raw SQL sees one tenant in every table, outside it sees nothing", async () => {
  const [ours, theirs] = [await world(), await world()];
  for (const { deals } of [ours, theirs]) await deals(1);
  const tables = await everything.$queryRaw<{ name: string; key: string }[]>`
    select relname as name, attname as key from pg_class c join pg_attribute a on a.attrelid = c.oid and attname in ('tenantId', 'organizationId', 'targetOrganizationId')
    where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace and relname <> all (${STAFF})`;
  expect(tables.length).toBeGreaterThan(90);
  await ours.db(async (tx) => {
    for (const { name, key } of tables) {
      const [foreign] = await tx.$queryRawUnsafe<{ n: number }[]>(`select count(*)::int as n from ${name} where "${key}" is distinct from '${ours.tenantId}'`);
      expect([name, foreign]).toEqual([name, { n: 0 }]);
    }
  });
  expect(await ours.db((tx) => tx.deal.count())).toBe(1);
  expect(await ours.db((tx) => tx.organization.findMany({ select: { id: true } }))).toEqual([{ id: ours.tenantId }]);
  expect([await app.deal.count(), await app.organization.count(), await app.session.count()]).toEqual([0, 0, 0]);
  await expect(app.internalUser.count()).rejects.toThrow(/permission denied/);
});

test("a row is not created for, handed to, or linked to another tenant", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { tenantId } = theirs;
  const deal = first(await ours.deals(1));
  await expect(ours.db((tx) => tx.pipeline.create({ data: { tenantId, name: "Stolen" } }))).rejects.toThrow(/row-level security/);
  await expect(ours.db((tx) => tx.deal.update({ where: { id: deal.id }, data: { tenantId } }))).rejects.toThrow(/never changes tenant/);
  await expect(everything.deal.update({ where: { id: deal.id }, data: { tenantId } })).rejects.toThrow(/never changes tenant/);
  await expect(ours.db((tx) => tx.deal.update({ where: { id: deal.id }, data: { stageId: theirs.won.id } }))).rejects.toMatchObject({ code: "P2003" });
  await expect(ours.db((tx) => tx.deal.update({ where: { id: deal.id }, data: { owner: { connect: { id: theirs.maya.id } } } }))).rejects.toThrow();
  await expect(ours.db((tx) => tx.pipeline.update({ where: { id: ours.pipeline.id }, data: { deals: { connect: { id: deal.id, tenantId } } } }))).rejects.toThrow();
});

test("the audit is only ever written and read, by tenants and by staff alike", async () => {
  const { db } = await world();
  await expect(db((tx) => tx.auditLog.updateMany({ data: { action: "nothing.happened" } }))).rejects.toThrow(/permission denied/);
  await expect(db((tx) => tx.auditLog.deleteMany())).rejects.toThrow(/permission denied/);
  await expect(everything.auditLog.deleteMany()).rejects.toThrow(/permission denied/);
});

test("a session is found by its token only, and tells who is signed in, and nothing while they are disabled", async () => {
  const { tenantId, maya, db } = await world();
  const { id: sessionId } = await db((tx) => tx.session.create({ data: { tenantId, userId: maya.id, tokenHash: hashToken("a secret of Maya's"), expiresAt: new Date(Date.now() + 60_000) } }));
  expect(await findMembership("a secret of Maya's", { isSeen: true })).toMatchObject({ tenantId, sessionId, actor: { id: maya.id } });
  expect(await findMembership("a guess", { isSeen: true })).toBeNull();
  await db((tx) => tx.user.update({ where: { id: maya.id }, data: { isActive: false } }));
  expect(await findMembership("a secret of Maya's", { isSeen: true })).toBeNull();
});

test("a value left out by mistake never widens a query, and a row must name its tenant", async () => {
  const { db } = await world();
  await expect(db((tx) => tx.deal.findMany({ where: { id: undefined as never } }))).rejects.toThrow(/undefined/);
  // @ts-expect-error a row must name its tenant
  await expect(db((tx) => tx.pipeline.create({ data: { name: "Nobody's" } }))).rejects.toThrow();
});
