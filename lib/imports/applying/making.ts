import "server-only";
import type { Tx } from "@/lib/db/within";
import { isChoice } from "@/lib/fields/rules";
import { Prisma } from "@/lib/generated/prisma/client";
import { lockPeople } from "@/lib/people/queries";
import { usernameStem } from "@/lib/people/rules";
import { lockPipeline } from "@/lib/pipelines/places";
import { endingOf } from "@/lib/pipelines/rules";
import { readProfiles } from "../batches";
import { readDefinitions } from "../lookups";
import { freeUsernames, personOf } from "./people";
import { itemsOfChanged, itemsOfMade, type Run } from "./source";

const NAMES_AT_ONCE = 1_000;

/** What the rows need before the first of them is written: fields of one's own, stages, and the records they only name. Answers false when nothing is left to make. */
export async function makeNext(tx: Tx, run: Run): Promise<boolean> {
  await makeFields(tx, run);
  await makeStages(tx, run);
  for (const noun of ["customer", "product", "user"] as const) if (await makeNames(tx, run, noun)) return true;
  return false;
}

/** The definitions of kept columns that are not there yet, behind those that are. A column of few values becomes a choice of them. */
async function makeFields(tx: Tx, run: Run) {
  const { batch, ctx } = run;
  const there = await readDefinitions(tx, batch.entity);
  const wanted = batch.mapping.flatMap(({ target, column }) => (target.to === "custom" && !there.some(({ key }) => key === target.key) ? [{ ...target, column }] : []));
  if (wanted.length === 0) return;
  const profiles = await readProfiles(tx, batch.id);
  const rows = wanted.map(({ key, label, type, column }, at) => ({
    key, label, type, order: (there.at(-1)?.order ?? -1) + 1 + at, options: isChoice(type) ? (profiles[column]?.distinct ?? []).map(([value]) => value).slice(0, 200) : [],
  }));
  await tx.$executeRaw(Prisma.sql`
    with made as (
      insert into custom_field_definitions ("tenantId", entity, key, label, type, options, "order")
      select ${ctx.tenantId}::uuid, ${batch.entity}, f.key, f.label, f.type::"CustomFieldType", f.options, f."order"
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) f (key text, label text, type text, options jsonb, "order" int)
      on conflict do nothing returning *)
    ${itemsOfMade(run, "CustomFieldDefinition", Prisma.sql`made`)}`);
}

/** New stages stand behind the open ones; the closed ones move on. */
async function makeStages(tx: Tx, run: Run) {
  const { batch, ctx } = run;
  if (!(await tx.importName.findFirst({ where: { batchId: batch.id, noun: "stage", entityId: null }, select: { id: true } }))) return;
  await tx.$executeRaw`
    update import_names n set "entityId" = s.id from pipeline_stages s
    where n."tenantId" = ${ctx.tenantId}::uuid and n."batchId" = ${batch.id}::uuid and n.noun = 'stage' and n."entityId" is null and s."pipelineId" = ${batch.options.pipelineId}::uuid and lower(s.name) = lower(n.name)`;
  const wanted = await tx.importName.findMany({ where: { batchId: batch.id, noun: "stage", entityId: null }, orderBy: { id: "asc" }, select: { key: true, name: true } });
  if (wanted.length === 0 || !batch.options.pipelineId) return;
  const stages = await lockPipeline(tx, batch.options.pipelineId);
  const first = stages.filter((stage) => endingOf(stage) === "OPEN").length;
  const probabilities = Object.entries(batch.decisions["stage"]?.names ?? {}).flatMap(([name, choice]) => (choice.choose === "create" && choice.probability ? [[name.trim().toLowerCase(), choice.probability] as const] : []));
  const rows = wanted.map(({ key, name }, at) => ({ key, name, order: first + at, probability: Object.fromEntries(probabilities)[name.toLowerCase()] ?? "0" }));
  await tx.$executeRaw(Prisma.sql`
    with old as materialized (select s.id, to_jsonb(s) as before from pipeline_stages s where s."pipelineId" = ${batch.options.pipelineId}::uuid and s."order" >= ${first}),
    moved as (update pipeline_stages s set "order" = s."order" + ${rows.length}, version = s.version + 1, "updatedAt" = now() from old where s.id = old.id returning s.id, to_jsonb(s) as after),
    wanted as (select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) w (key text, name text, "order" int, probability numeric)),
    made as (
      insert into pipeline_stages ("tenantId", "pipelineId", name, "order", probability)
      select ${ctx.tenantId}::uuid, ${batch.options.pipelineId}::uuid, w.name, w."order", w.probability from wanted w returning *),
    told as (update import_names n set "entityId" = made.id from made join wanted w on w.name = made.name where n."batchId" = ${batch.id}::uuid and n.key = w.key),
    "movedItems" as (${itemsOfChanged(run, "PipelineStage", Prisma.sql`(select m.id, old.before, m.after from moved m join old on old.id = m.id)`)})
    ${itemsOfMade(run, "PipelineStage", Prisma.sql`made`)}`);
}

/** Customers, products and people that rows name: those of the same name that came since the preview, else new ones that have nothing but it. */
async function makeNames(tx: Tx, run: Run, noun: "customer" | "product" | "user") {
  if (noun === "user") await lockPeople(tx);
  const todo = await tx.importName.findMany({ where: { batchId: run.batch.id, noun, isMade: true, entityId: null }, orderBy: { key: "asc" }, take: NAMES_AT_ONCE, select: { key: true, name: true } });
  if (todo.length === 0) return false;
  const usernames = noun === "user" ? await freeUsernames(tx, todo.map(({ name }) => usernameStem(name))) : [];
  const rows = JSON.stringify(todo.map((each, at) => ({ ...each, username: usernames[at] ?? null })));
  const { table, entityType, same, insert, kept } = makers[noun];
  await tx.$executeRaw(Prisma.sql`
    with todo as (select * from jsonb_to_recordset(${rows}::jsonb) t (key text, name text, username text)),
    found as materialized (select distinct on (t.key) t.key, r.id from todo t join ${table} r on ${same} order by t.key, r.id),
    ready as materialized (select t.*, uuid7() as id from todo t where not exists (select from found f where f.key = t.key)),
    made as (${insert(run)} returning *),
    items as (${itemsOfMade(run, entityType, kept)})
    update import_names n set "entityId" = m.id from (select key, id from found union all select key, id from ready) m
    where n."tenantId" = ${run.ctx.tenantId}::uuid and n."batchId" = ${run.batch.id}::uuid and n.key = m.key`);
  return true;
}

const makers = {
  customer: {
    table: Prisma.sql`customers`, entityType: "Customer", same: Prisma.sql`r."nameKey" = lower(t.name) and r."deletedAt" is null`, kept: Prisma.sql`made`,
    insert: ({ ctx }: Run) => Prisma.sql`insert into customers (id, "tenantId", name) select r.id, ${ctx.tenantId}::uuid, r.name from ready r order by r.name`,
  },
  product: {
    table: Prisma.sql`products`, entityType: "Product", same: Prisma.sql`r."nameKey" = lower(t.name) and r."deletedAt" is null`, kept: Prisma.sql`made`,
    insert: ({ ctx }: Run) => Prisma.sql`insert into products (id, "tenantId", name) select r.id, ${ctx.tenantId}::uuid, r.name from ready r order by r.name`,
  },
  user: {
    table: Prisma.sql`users`, entityType: "User", same: Prisma.sql`lower(r.name) = lower(t.name)`, kept: Prisma.sql`(select (jsonb_populate_record(null::users, ${personOf(Prisma.sql`made`)})).* from made)`,
    insert: ({ ctx }: Run) => Prisma.sql`insert into users (id, "tenantId", username, name, "fullName", "isActive") select r.id, ${ctx.tenantId}::uuid, r.username, r.name, r.name, false from ready r order by r.name`,
  },
};
