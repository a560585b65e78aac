import type { Scene } from "./scene";

/** A plan of the scene's first customer with one watched attribute, a value, a batch and a rejected row; every text holds the scene's word. */
export async function watched({ db, tenantId, word, customers, product, key }: Scene) {
  const text = (what: string) => `${word}-${what}`;
  return db(async (tx) => {
    const assignment = await tx.customerProduct.create({ data: { tenantId, customerId: customers[0].id, productId: product.id, name: text(`assignment-${crypto.randomUUID()}`) } });
    const plan = await tx.adoptionPlan.create({ data: { tenantId, customerProductId: assignment.id, productId: product.id, productName: text("product"), definitionVersion: 1 } });
    const task = await tx.customerTask.create({ data: { tenantId, adoptionPlanId: plan.id, name: text("task"), weight: 10 } });
    const attribute = await tx.customerTelemetryAttribute.create({ data: { tenantId, customerTaskId: task.id, name: text("attribute"), dataType: "STRING" } });
    const batch = await tx.telemetryBatch.create({ data: { tenantId, batchId: text(`batch-${crypto.randomUUID()}`), apiKeyId: key.id } });
    await tx.telemetryValue.create({ data: { tenantId, customerTelemetryAttributeId: attribute.id, value: text("value"), observedAt: new Date("2026-06-01"), batchId: batch.id } });
    await tx.telemetryRejection.create({ data: { tenantId, telemetryBatchId: batch.id, line: 1, code: "malformed", reason: text("reason"), sent: text("sent") } });
    await tx.job.create({ data: { tenantId, type: "adoption_evaluate", payload: {}, status: "failed", error: text("failure"), createdByKind: "SYSTEM", createdByName: "System" } });
    return { planId: plan.id, taskId: task.id, attributeId: attribute.id, batchId: batch.id, batchName: batch.batchId };
  });
}
