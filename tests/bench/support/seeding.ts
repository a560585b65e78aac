import { createHash } from "node:crypto";
import type { Client } from "pg";
import { DEFAULT_PIPELINE } from "@/lib/pipelines/defaults";
import { statements } from "./rows";

export type Size = "thousand" | "ten-thousand" | "hundred-thousand" | "newcomer";
/** How many deals, customers, contacts and activities each organization has. */
export const SIZES: Record<Size, number> = { thousand: 1_000, "ten-thousand": 10_000, "hundred-thousand": 100_000, newcomer: 0 };

export type Tenant = { size: Size; tenantId: string; userId: string; adminId: string; pipelineId: string; token: string; adminToken: string };

const tokenOf = (size: Size, person: string) => `bench-${size}-${person}`;
const hashToken = (token: string) => createHash("sha256").update(token).digest("hex");
const PEOPLE = ["Adaeze Obi", "Priya Raman", "Ines Okafor", "Marek Dvořák", "Tomás Quiroga", "Hanna Lindqvist", "Owen Pritchard", "Vera Castellano", "Noor van Dijk", "Callum Reyes", "Ebele Nwosu", "Lucía Ferreira"];

/** An organization with its people, its pipeline, two open sessions and as many rows as its size says, all set-based, as the owner. */
export async function seed(owner: Client, size: Size) {
  await owner.query("begin");
  await owner.query("select setseed(0.42)");
  const tenantId = await insert(owner, `insert into organizations (name, slug, domains, "targetIndustries", "businessCalendar") values ($1, $1, '{}', '{}', '{}') returning id`, [size]);
  const people: string[] = [];
  for (const [n, name] of PEOPLE.entries()) {
    people.push(await insert(owner, `insert into users ("tenantId", name, "fullName", username, email, role, "isAdmin", "mustChangePassword", "managerId")
      values ($1, $2, $2, $3, $3, $4, $5, false, $6) returning id`, [tenantId, name, `${n}@${size}.test`, n === 0 ? "ADMIN" : "USER", n === 0, people[1] ?? null]));
  }
  const [adminId = "", , userId = ""] = people;
  for (const [person, id] of [["admin", adminId], ["rep", userId]] as const) {
    await owner.query(`insert into sessions ("tenantId", "userId", "tokenHash", "expiresAt") values ($1, $2, $3, now() + interval '30 days')`, [tenantId, id, hashToken(tokenOf(size, person))]);
  }
  const pipelineId = await insert(owner, `insert into pipelines ("tenantId", name, "isDefault", "highValueAmount") values ($1, $2, true, 100000) returning id`, [tenantId, DEFAULT_PIPELINE.name]);
  await owner.query(`insert into pipeline_stages ("tenantId", "pipelineId", "order", name, probability, color, "daysInStage", "isClosedWon", "isClosedLost")
    select $1, $2, n - 1, s.name, s.probability, s.color, s."daysInStage", coalesce(s."isClosedWon", false), coalesce(s."isClosedLost", false)
    from rows from (jsonb_to_recordset($3) as (name text, probability numeric, color text, "daysInStage" int, "isClosedWon" bool, "isClosedLost" bool))
      with ordinality s (name, probability, color, "daysInStage", "isClosedWon", "isClosedLost", n)`,
    [tenantId, pipelineId, JSON.stringify(DEFAULT_PIPELINE.stages)]);
  if (SIZES[size] > 0) for (const statement of statements(SIZES[size])) await owner.query(statement, statement.includes("$1") ? [tenantId] : []);
  await owner.query("commit");
}

/** What the bars need to know of a seeded organization. */
export async function findTenant(owner: Client, size: Size): Promise<Tenant> {
  const { rows: [found] } = await owner.query<Pick<Tenant, "tenantId" | "userId" | "adminId" | "pipelineId">>(`
    select o.id as "tenantId", a."userId" as "adminId", r."userId", p.id as "pipelineId" from organizations o
    join sessions a on a."tenantId" = o.id and a."tokenHash" = $2 join sessions r on r."tenantId" = o.id and r."tokenHash" = $3
    join pipelines p on p."tenantId" = o.id where o.slug = $1`, [size, hashToken(tokenOf(size, "admin")), hashToken(tokenOf(size, "rep"))]);
  if (!found) throw new Error(`No organization of the size ${size} was seeded.`);
  return { ...found, size, token: tokenOf(size, "rep"), adminToken: tokenOf(size, "admin") };
}

async function insert(owner: Client, text: string, values: unknown[]) {
  const { rows: [row] } = await owner.query<{ id: string }>(text, values);
  if (!row) throw new Error("nothing was inserted");
  return row.id;
}
