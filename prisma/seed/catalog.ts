import { SuccessCriteria } from "@/lib/adoption/rules/criteria";
import { everything } from "@/lib/db/everything";
import type { Prisma } from "@/lib/generated/prisma/client";
import { DEFINITIONS, SOLUTIONS, type DemoDefinition, type DemoTask } from "./catalog-cast";
import type { Db } from "./db";

type Owner = { tenantId: string; productId: string };
type Made = { outcomes: Map<string, string>; releases: Map<string, string>; tags: Map<string, string> };

/** The demo organization's catalogue: what each product's tasks are, what they carry and how they are measured, and two solutions. Once. */
export async function seedCatalog() {
  const seller = await everything.organization.findUniqueOrThrow({ where: { slug: "halden" }, select: { id: true } });
  if ((await everything.task.count({ where: { tenantId: seller.id } })) > 0) return;
  const tasks = await everything.$transaction(async (db) => {
    const products = await db.product.findMany({ where: { tenantId: seller.id, deletedAt: null }, select: { id: true, name: true }, orderBy: { id: "asc" } });
    for (const { id, name } of products) if (DEFINITIONS[name]) await define(db, { tenantId: seller.id, productId: id }, DEFINITIONS[name]);
    await sell(db, seller.id, (name) => products.find((product) => product.name === name)?.id ?? fail(name));
    return db.task.count({ where: { tenantId: seller.id } });
  }, { timeout: 120_000 });
  console.log(`The catalogue holds ${tasks} tasks.`);
}

async function define(db: Db, owner: Owner, { outcomes, releases, tags, tasks, attributes = [] }: DemoDefinition) {
  const licenses = [["Essential", "What everybody starts with."], ["Advantage", "For teams that automate."], ["Signature", "With everything connected."]];
  await db.license.createMany({ data: licenses.map(([name = "", description = ""], place) => ({ ...owner, name, description, level: place + 1, displayOrder: place })) });
  await db.customAttribute.createMany({ data: attributes.map(([name, value], displayOrder) => ({ ...owner, name, value, displayOrder })) });
  const made = {
    outcomes: named(await db.outcome.createManyAndReturn({ data: outcomes.map((name, displayOrder) => ({ ...owner, name, displayOrder })), select: { id: true, name: true } })),
    releases: named(await db.release.createManyAndReturn({ data: releases.map(([name, level], displayOrder) => ({ ...owner, name, level, displayOrder })), select: { id: true, name: true } })),
    tags: named(await db.productTag.createManyAndReturn({ data: tags.map(([name, color], displayOrder) => ({ ...owner, name, color, displayOrder })), select: { id: true, name: true } })),
  };
  for (const [place, task] of tasks.entries()) await addTask(db, owner, { task, place, made });
}

async function addTask(db: Db, { tenantId, productId }: Owner, { task, place, made }: { task: DemoTask; place: number; made: Made }) {
  const { name, weight, level = "ESSENTIAL", minutes = null, about = null, doc, video, outcomes = [], releases = [], tags = [], telemetry = [] } = task;
  const data = { tenantId, productId, name, description: about, weight, licenseLevel: level, estMinutes: minutes, sequenceNumber: place + 1, howToDoc: doc ? [doc] : [], howToVideo: video ? [video] : [] };
  const { id: taskId } = await db.task.create({ data, select: { id: true } });
  await db.taskOutcome.createMany({ data: outcomes.map((each) => ({ tenantId, taskId, outcomeId: made.outcomes.get(each) ?? fail(each) })) });
  await db.taskRelease.createMany({ data: releases.map((each) => ({ tenantId, taskId, releaseId: made.releases.get(each) ?? fail(each) })) });
  await db.taskTag.createMany({ data: tags.map((each) => ({ tenantId, taskId, productTagId: made.tags.get(each) ?? fail(each) })) });
  await db.telemetryAttribute.createMany({
    data: telemetry.map(({ name: attribute, type, criteria, optional = false, fresh = 30 }, order) => ({ tenantId, taskId, name: attribute, dataType: type, successCriteria: SuccessCriteria.parse(criteria) as Prisma.InputJsonObject, isRequired: !optional, freshDays: fresh, order })),
  });
}

async function sell(db: Db, tenantId: string, productId: (name: string) => string) {
  for (const { name, description, products, outcomes, tasks } of SOLUTIONS) {
    const { id: solutionId } = await db.solution.create({ data: { tenantId, name, description }, select: { id: true } });
    await db.solutionProduct.createMany({ data: products.map((product, order) => ({ tenantId, solutionId, productId: productId(product), order })) });
    await db.outcome.createMany({ data: outcomes.map((outcome, displayOrder) => ({ tenantId, solutionId, name: outcome, displayOrder })) });
    await db.task.createMany({ data: tasks.map(([task, weight, estMinutes], place) => ({ tenantId, solutionId, name: task, weight, estMinutes, sequenceNumber: place + 1 })) });
  }
}

function named(rows: readonly { id: string; name: string }[]) {
  return new Map(rows.map(({ id, name }) => [name, id]));
}

function fail(what: string): never {
  throw new Error(`the catalogue's cast has no ${what}`);
}
