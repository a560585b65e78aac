import { expect, test } from "vitest";
import { filling, twoTenants } from "./rows";
import { connected, trial, type Row, type Sql } from "./trial";

/** Every function that sees through the walls: what it returns, and who may call it. */
const DOORS: Record<string, [returns: RegExp, role: string]> = {
  session_of: [/^TABLE\("tenantId" uuid, "userId" uuid, "sessionId" uuid\)$/, "app"],
  user_of_login: [/^TABLE\("tenantId" uuid, "userId" uuid\)$/, "app"],
  user_token_of: [/^TABLE\("tenantId" uuid, "userId" uuid, "tokenId" uuid\)$/, "app"],
  api_key_of: [/^TABLE\("tenantId" uuid, "apiKeyId" uuid\)$/, "app"],
  calendar_feed_of: [/^TABLE\("tenantId" uuid, "userId" uuid, "calendarFeedId" uuid\)$/, "app"],
  inbound_organization_of: [/^TABLE\("tenantId" uuid\)$/, "app"],
  email_taken: [/^boolean$/, "app"],
  search_ids: [/^SETOF uuid$/, "app"],
  find_records: [/^TABLE\(id uuid, rank real\)$/, "app"],
  progress_link_of: [/^TABLE\("tenantId" uuid, "projectId" uuid, "progressLinkId" uuid\)$/, "app"],
  client_projects: [/^TABLE\("tenantId" uuid, "projectId" uuid\)$/, "app"],
  oidc_connection_for: [/^TABLE\("tenantId" uuid, "connectionId" uuid\)$/, "app"],
  oidc_tenant_of: [/^TABLE\("tenantId" uuid\)$/, "app"],
  // A name nobody has, made from the name that was given.
  free_username: [/^text$/, "app"],
  free_usernames: [/^TABLE\(place bigint, username text\)$/, "app"],
  like_customers: [/^TABLE\(id uuid, likeness real, "isByName" boolean\)$/, "app"],
  create_telemetry_partitions: [/^integer$/, "ops"],
  drop_telemetry_partitions: [/^integer$/, "ops"],
  // How the seller's own customer was doing, week by week: kept on a renewal that was lost.
  weekly_scores_of: [/^jsonb$/, "app"],
};

test("every door is known, tells ids only, and opens to one role only", () => connected("owner", async (sql) => {
  const doors = await sql.rows<{ name: string; returns: string; callers: string[] }>(`
    select proname as name, pg_get_function_result(p.oid) as returns,
      (select coalesce(json_agg(case grantee when 0 then 'everybody' else pg_get_userbyid(grantee) end order by 1), '[]') from aclexplode(proacl) where grantee <> proowner) as callers
    from pg_proc p where pronamespace = 'public'::regnamespace and prosecdef order by 1`);
  expect(doors.map(({ name }) => name)).toEqual(Object.keys(DOORS).toSorted());
  for (const { name, returns, callers } of doors) expect([name, returns, callers]).toEqual([name, expect.stringMatching(DOORS[name]?.[0] ?? /^$/), [DOORS[name]?.[1]]]);
}));

test("a session opens for its token while it is neither ended nor revoked, and person and organization are active", () => opens("session_of($1)", "sessions", "tokenHash", ["tenantId", "userId", "id"],
  [[`update sessions set "revokedAt" = now()`], [`update sessions set "expiresAt" = now() - interval '1 second'`], [`update users set "isActive" = false`], [`update organizations set "isActive" = false`, "id"], [`update organizations set "deletedAt" = now()`, "id"]]));

test("a link of a mail opens once, in its time, for its kind", async () => {
  await opens(`user_token_of($1, 'INVITE')`, "user_tokens", "hash", ["tenantId", "userId", "id"],
    [[`update user_tokens set "usedAt" = now()`], [`update user_tokens set "expiresAt" = now() - interval '1 second'`], [`update user_tokens set kind = 'RESET'`], [`update users set "isActive" = false`], [`update organizations set "deletedAt" = now()`, "id"]]);
});

test("an API key is found by its prefix until it is revoked or over", () => opens("api_key_of($1)", "api_keys", "prefix", ["tenantId", "id"],
  [[`update api_keys set "revokedAt" = now()`], [`update api_keys set "expiresAt" = now() - interval '1 second'`], [`update organizations set "isActive" = false`, "id"]]));

test("a calendar feed opens until it is revoked or its person leaves", () => opens("calendar_feed_of($1)", "calendar_feeds", "tokenHash", ["tenantId", "userId", "id"],
  [[`update calendar_feeds set "revokedAt" = now()`], [`update users set "isActive" = false`], [`update organizations set "deletedAt" = now()`, "id"]]));

test("a progress link opens until it is revoked or over", () => opens("progress_link_of($1)", "progress_links", "tokenHash", ["tenantId", "projectId", "id"],
  [[`update progress_links set "revokedAt" = now()`], [`update progress_links set "expiresAt" = now() - interval '1 second'`], [`update organizations set "isActive" = false`, "id"]]));

test("a drop address names its organization while that is active", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  await sql.rows(`update organizations set "inboundTokenHash" = 'drop' where id = $1`, [tenantId]);
  expect(await sql.rows("select * from inbound_organization_of('drop')")).toEqual([{ tenantId }]);
  expect(await sql.rows("select * from inbound_organization_of('dro')")).toEqual([]);
  await sql.rows(`update organizations set "isActive" = false where id = $1`, [tenantId]);
  expect(await sql.rows("select * from inbound_organization_of('drop')")).toEqual([]);
}));

test("somebody signs in by address or user name, and an address wins", () => trial(async (sql) => {
  const [tenantId, elsewhere] = await twoTenants(sql);
  const rows = await filling(sql);
  const maya = await rows.insert("users", tenantId, { email: "maya@acme.test", username: "maya" });
  await rows.insert("users", elsewhere, { username: "maya@acme.test" });
  for (const login of ["maya@acme.test", "MAYA@acme.test", "Maya"]) expect(await sql.rows("select * from user_of_login($1)", [login])).toEqual([{ tenantId, userId: maya["id"] }]);
  expect(await sql.rows("select email_taken('Maya@acme.test') as taken, email_taken('nobody@acme.test') as free, free_username('maya') as name, free_username('otto') as other")).toEqual([{ taken: true, free: false, name: "maya2", other: "otto" }]);
  await sql.rows(`update users set "isActive" = false where id = $1`, [maya["id"]]);
  expect(await sql.rows("select * from user_of_login('maya')")).toEqual([]);
}));

test("single sign-on finds the connection of an address's domain, and its organization while it is active", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  const { id: connectionId } = await (await filling(sql)).insert("oidc_connections", tenantId, { domains: ["acme.test"], isActive: true });
  const found = async (address: string) => [await sql.rows("select * from oidc_connection_for($1)", [address]), await sql.rows("select * from oidc_tenant_of($1)", [connectionId])];
  expect(await found("Maya@ACME.test")).toEqual([[{ tenantId, connectionId }], [{ tenantId }]]);
  expect(await found("maya@notacme.test")).toEqual([[], [{ tenantId }]]);
  await sql.rows(`update oidc_connections set "isActive" = false where id = $1`, [connectionId]);
  expect(await found("maya@acme.test")).toEqual([[], []]);
}));

test("search looks into the current tenant only, takes its wildcards for letters, and forgets the trash", () => trial(async (sql) => {
  const [ours, theirs] = await twoTenants(sql);
  const rows = await filling(sql);
  for (const table of ["customers", "contacts", "leads", "deals", "products", "users"]) {
    const mine = await rows.insert(table, ours, { name: "Ward 100%_sure" });
    await rows.insert(table, theirs, { name: "Ward 100%_sure" });
    const search = async (term: string, tenantId = ours) => {
      await sql.rows("select set_config('app.tenant', $1, true)", [tenantId]);
      return (await sql.rows("select id from search_ids($1, $2) id", [table, term])).map(({ id }) => id);
    };
    expect([table, await search("ard 100%_SU")]).toEqual([table, [mine["id"]]]);
    expect([table, await search("w%d")]).toEqual([table, []]);
    expect([table, await search("ward", "")]).toEqual([table, []]);
    if (table !== "users") await sql.rows(`update ${table} set "deletedAt" = now() where id = $1`, [mine["id"]]);
    if (table !== "users") expect([table, await search("ward")]).toEqual([table, []]);
  }
}));

test("likeness of names and mail domains is asked of the current tenant only", () => trial(async (sql) => {
  const [ours, theirs] = await twoTenants(sql);
  const rows = await filling(sql);
  const mine = await rows.insert("customers", ours, { name: "Müller & Co. KG", primaryEmail: "office@muller.test" });
  await rows.insert("customers", theirs, { name: "Müller & Co. KG", primaryEmail: "office@muller.test" });
  const like = async (term: string, domain: string, tenantId = ours) => {
    await sql.rows("select set_config('app.tenant', $1, true)", [tenantId]);
    return (await sql.rows("select id from like_customers($1, $2)", [term, domain])).map(({ id }) => id);
  };
  expect([await like("Muller", ""), await like("nobody", "muller.test"), await like("nobody", ""), await like("Muller", "muller.test", "")]).toEqual([[mine["id"]], [mine["id"]], [], []]);
}));

test("free user names are free everywhere, and free of each other", () => trial(async (sql) => {
  const [tenantId] = await twoTenants(sql);
  await (await filling(sql)).insert("users", tenantId, { username: "maya" });
  expect((await sql.rows("select username from free_usernames('{maya,otto,maya,otto}') order by place")).map(({ username }) => username)).toEqual(["maya2", "otto", "maya3", "otto2"]);
}));

test("the client sees which implementation is theirs, nobody else does", () => trial(async (sql) => {
  const [seller, client] = await twoTenants(sql);
  const { id: projectId } = await (await filling(sql)).insert("implementation_projects", seller, { clientOrganizationId: client });
  const projects = async (tenantId: string) => {
    await sql.rows("select set_config('app.tenant', $1, true)", [tenantId]);
    return sql.rows("select * from client_projects()");
  };
  expect([await projects(client), await projects(seller), await projects("")]).toEqual([[{ tenantId: seller, projectId }], [], []]);
}));

test("a customer's scores are told to its seller alone, the last of each week, newest first", () => trial(async (sql) => {
  const [seller, client] = await twoTenants(sql);
  const { id } = await (await filling(sql)).insert("customers", seller, { clientOrganizationId: client });
  await sql.rows(`insert into tenant_health_scores ("organizationId", day, score, components, coverage, "riskLevel") select $1, d, n, '{}', 100, 'LOW' from (values ('2026-06-01'::date, 1), ('2026-06-05', 2), ('2026-06-09', 3)) s (d, n)`, [client]);
  const scores = async (tenantId: string) => {
    await sql.rows("select set_config('app.tenant', $1, true)", [tenantId]);
    return (await sql.rows("select weekly_scores_of($1) as scores", [id]))[0]?.["scores"];
  };
  expect([await scores(seller), await scores(client), await scores("")]).toEqual([[{ week: "2026-06-08", score: 3 }, { week: "2026-06-01", score: 2 }], [], []]);
}));

/** The door tells the ids of the row whose secret it is given; none for a guess, and none once one of the changes was made. */
async function opens(call: string, table: string, secret: string, ids: string[], closings: [change: string, key?: string][]) {
  for (const [change, key = "tenantId"] of [["select", ""], ...closings]) await trial(async (sql: Sql) => {
    const [tenantId] = await twoTenants(sql);
    const row: Row = await (await filling(sql)).insert(table, tenantId);
    const found = async (given: unknown) => (await sql.rows(`select * from ${call}`, [given])).map((answer) => Object.values(answer));
    expect([await found(row[secret]), await found("a guess"), await found("")]).toEqual([[ids.map((column) => row[column])], [], []]);
    if (change === "select") return;
    await sql.rows(`${change} where "${key}" = $1`, [tenantId]);
    expect([change, await found(row[secret])]).toEqual([change, []]);
  });
}
