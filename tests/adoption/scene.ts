import { assignProduct } from "@/lib/adoption/commands/assigning";
import { evaluateBatch } from "@/lib/adoption/commands/evaluating";
import { changeAssignment } from "@/lib/adoption/commands/syncing";
import { getPlan, previewSync } from "@/lib/adoption/queries/plan";
import type { Selection } from "@/lib/adoption/rules/eligibility";
import type { Slice } from "@/lib/jobs/slices";
import type { DataType, LicenseLevel } from "@/lib/generated/prisma/enums";
import { systemContext } from "@/lib/auth/context";
import { first, world } from "../support/world";

export const DAY = 86_400_000;
export const ago = (days: number) => new Date(Date.now() - days * DAY);
export const atLeast = (threshold: number) => ({ type: "number_threshold", operator: "greater_than_or_equal", threshold });

type Attribute = { name: string; dataType?: DataType; isRequired?: boolean; successCriteria?: object; freshDays?: number; graceDays?: number };
type NewTask = { name: string; weight?: string; licenseLevel?: LicenseLevel; outcomes?: string[]; releases?: string[]; attributes?: Attribute[] };

/** A slice without an end or a job: what is kept goes nowhere. */
export const endless: Slice = { jobId: "00000000-0000-7000-8000-000000000000", cursor: null, isOver: () => false, isCancelled: async () => false, keep: async () => {}, setProgress: async () => {} };

/** A product with outcomes and releases, a customer, and how to give it tasks, plans and values. Cato (CSS) is who works. */
export async function scene() {
  const made = await world();
  const { tenantId, db, customer, cato, as } = made;
  const acme = await customer("Northwind");
  const product = await db((tx) => tx.product.create({ data: { tenantId, name: "Edge" } }));
  const parts = await db(async (tx) => ({
    outcomes: await tx.outcome.createManyAndReturn({ data: ["Faster", "Safer"].map((name) => ({ tenantId, productId: product.id, name })) }),
    releases: await tx.release.createManyAndReturn({ data: [["1.0", 1], ["2.0", 2]].map(([name, level]) => ({ tenantId, productId: product.id, name: String(name), level: String(level) })) }),
  }));
  const idOf = (of: "outcomes" | "releases", name: string) => first(parts[of].filter((part) => part.name === name)).id;
  let sequence = 0;

  const addTask = ({ name, weight = "10", licenseLevel = "ESSENTIAL", outcomes = [], releases = [], attributes = [] }: NewTask) =>
    db(async (tx) => {
      const task = await tx.task.create({ data: { tenantId, productId: product.id, name, weight, licenseLevel, sequenceNumber: ++sequence } });
      await tx.taskOutcome.createMany({ data: outcomes.map((one) => ({ tenantId, taskId: task.id, outcomeId: idOf("outcomes", one) })) });
      await tx.taskRelease.createMany({ data: releases.map((one) => ({ tenantId, taskId: task.id, releaseId: idOf("releases", one) })) });
      await tx.telemetryAttribute.createMany({ data: attributes.map((attribute) => ({ tenantId, taskId: task.id, dataType: "NUMBER" as const, ...attribute })) });
      return task;
    });
  const assign = (more = {}) => assignProduct(as(cato), { customerId: acme.id, productId: product.id, name: "Edge", licenseLevel: "SIGNATURE", outcomes: [], releases: [], ...more });
  const tasksOf = (planId: string) => db((tx) => tx.customerTask.findMany({ where: { adoptionPlanId: planId }, orderBy: [{ sequenceNumber: "asc" }, { id: "asc" }], include: { telemetry: true, outcomes: true, releases: true } }));
  const taskOf = async (planId: string, name: string) => first((await tasksOf(planId)).filter((task) => task.name === name));
  const planOf = (planId: string) => db((tx) => tx.adoptionPlan.findUniqueOrThrow({ where: { id: planId } }));
  const versionOf = async () => (await db((tx) => tx.product.findUniqueOrThrow({ where: { id: product.id } }))).definitionVersion;

  /** Values of one batch into the plan's own attributes, by task and attribute name; then what their arrival sets off. */
  const ingest = async (planId: string, values: [task: string, attribute: string, value: string | number | boolean, daysAgo: number][]) => {
    const tasks = await tasksOf(planId);
    const batch = await db((tx) => tx.telemetryBatch.create({ data: { tenantId, batchId: crypto.randomUUID() } }));
    await db((tx) => tx.telemetryValue.createMany({
      data: values.map(([task, attribute, value, daysAgo]) => {
        const copy = first(first(tasks.filter(({ name }) => name === task)).telemetry.filter(({ name }) => name === attribute));
        return { tenantId, customerTelemetryAttributeId: copy.id, attributeId: copy.originalAttributeId, value, observedAt: ago(daysAgo), batchId: batch.id };
      }),
    }));
    await db((tx) => tx.telemetryChunk.create({ data: { tenantId, telemetryBatchId: batch.id, customerTaskIds: [...new Set(values.map(([task]) => first(tasks.filter(({ name }) => name === task)).id))] } }));
    await evaluateBatch(systemContext(tenantId), { entity: "TelemetryBatch", entityId: batch.id }, endless);
    return batch;
  };
  /** As the dialog does it: looks first, then changes what was seen. */
  const change = async (planId: string, to: Partial<Selection>) => {
    const chosen = { licenseLevel: "SIGNATURE" as const, ...to, outcomes: [...(to.outcomes ?? [])], releases: [...(to.releases ?? [])] };
    const [{ version }, { seen }] = [await getPlan(as(cato), { planId }), await previewSync(as(cato), { planId, change: chosen })];
    return changeAssignment(as(cato), { planId, version, seen, ...chosen });
  };
  return { ...made, acme, product, idOf, addTask, assign, change, tasksOf, taskOf, planOf, versionOf, ingest, who: as(cato) };
}
export type Scene = Awaited<ReturnType<typeof scene>>;
