import { keepFile } from "@/lib/attachments/keeping";
import { hashPassword } from "@/lib/auth/passwords";
import { everything } from "@/lib/db/everything";
import { moveDeal } from "@/lib/deals/commands/moving";
import { filling } from "../schema/rows";
import { connected } from "../schema/trial";
import { first, world } from "../support/world";
import { importsOf } from "./imported";

export const PASSWORD = "a password of Adam's";
let hash: Promise<string> | undefined;

export type Scene = Awaited<ReturnType<typeof scene>>;

/** One organization with one of everything that an action may name. Every text in it holds `word`; with `isFull` so does every column of every table. */
export async function scene({ word = "canary", isFull = false } = {}) {
  const made = await world();
  const { tenantId, db, adam, maya, deals, customer, prospecting, qualification, won, pipeline } = made;
  const text = (what: string) => `${word}-${what}`;
  const owned = { tenantId, ownerId: maya.id };
  await everything.organization.update({ where: { id: tenantId }, data: { name: text("organization") } });
  await db(async (tx) => tx.user.update({ where: { id: adam.id }, data: { name: text("adam"), password: await (hash ??= hashPassword(PASSWORD)) } }));
  await db((tx) => tx.user.update({ where: { id: maya.id }, data: { password: "x" } }));
  const customers = [await customer(text("customer")), await customer(text("customer-two"))] as const;
  const [deal, other, third] = await deals(3, prospecting, { name: text("deal"), customerId: customers[0].id, expectedCloseDate: new Date("2026-12-01") });
  const [wonDeal] = await deals(1, won, { name: text("won"), status: "WON", customerId: customers[0].id, closedDate: new Date("2026-01-01") });
  const [deletedDeal] = await deals(1, qualification, { name: text("deleted"), deletedAt: new Date() });
  if (!deal || !other || !third || !wonDeal || !deletedDeal) throw new Error("The scene has no deals");
  const { changeSetId } = await moveDeal(made.as(adam), { dealId: third.id, fromStageId: prospecting.id, toStageId: prospecting.id, afterId: deal.id });

  const rows = await db(async (tx) => {
    const contact = await tx.contact.create({ data: { ...owned, name: text("contact"), customerId: customers[0].id } });
    const contactTwo = await tx.contact.create({ data: { ...owned, name: text("contact-two"), customerId: customers[0].id } });
    const link = await tx.dealContact.create({ data: { tenantId, dealId: deal.id, contactId: contact.id } });
    const product = await tx.product.create({ data: { tenantId, name: text("product"), listPrice: "10.00", currencyCode: "USD" } });
    const lines = await Promise.all([1, 2].map((position) => tx.dealLine.create({ data: { tenantId, dealId: deal.id, position, name: text(`line-${position}`), quantity: 1, price: 500, total: 500, productId: product.id } })));
    await tx.deal.update({ where: { id: deal.id }, data: { amount: 1000 } });
    const note = await tx.customerNote.create({ data: { tenantId, dealId: deal.id, content: text("note"), createdByKind: "USER", createdById: adam.id, createdByName: "Adam" } });
    const activity = await tx.activity.create({ data: { tenantId, dealId: deal.id, subject: text("activity"), type: "TASK", assignedTo: maya.id, createdBy: adam.id, createdByKind: "USER", createdByName: "Adam" } });
    const done = await tx.activity.create({ data: { tenantId, dealId: deal.id, subject: text("done"), type: "TASK", status: "COMPLETED", completedAt: new Date(), completedBy: maya.id, completedByKind: "USER", completedByName: "Maya", assignedTo: maya.id, createdBy: adam.id, createdByKind: "USER", createdByName: "Adam" } });
    const tag = await tx.tag.create({ data: { tenantId, name: text("tag"), category: "DEAL" } });
    const tagTwo = await tx.tag.create({ data: { tenantId, name: text("tag-two"), category: "DEAL" } });
    const view = await tx.savedView.create({ data: { tenantId, ownerId: adam.id, entity: "deals", name: text("view"), filters: {} } });
    const field = await tx.customFieldDefinition.create({ data: { tenantId, entity: "deals", key: "canary_field", label: text("field"), type: "TEXT" } });
    const fieldTwo = await tx.customFieldDefinition.create({ data: { tenantId, entity: "deals", key: "canary_field_two", label: text("field-two"), type: "TEXT", order: 1 } });
    const person = { tenantId, fullName: text("person"), mustChangePassword: false };
    const inactive = await tx.user.create({ data: { ...person, name: text("inactive"), username: `inactive-${crypto.randomUUID()}`, isActive: false, password: "x" } });
    const invited = await tx.user.create({ data: { ...person, name: text("invited"), username: `invited-${crypto.randomUUID()}`, email: `invited-${crypto.randomUUID()}@acme.test`, mustChangePassword: true } });
    const nameless = await tx.user.create({ data: { ...person, name: text("nameless"), username: `nameless-${crypto.randomUUID()}` } });
    const newcomer = await tx.user.create({ data: { ...person, name: text("newcomer"), username: `newcomer-${crypto.randomUUID()}`, role: "ADMIN", isAdmin: true, mustChangePassword: true } });
    const failed = await tx.job.create({ data: { tenantId, type: "stage_total_verify", payload: {}, status: "failed", error: text("error"), createdByKind: "USER", createdById: adam.id, createdByName: "Adam" } });
    const pending = await tx.job.create({ data: { tenantId, type: "stage_total_verify", payload: {}, runAfter: new Date("2999-01-01"), createdByKind: "USER", createdById: adam.id, createdByName: "Adam" } });
    const notification = await tx.notification.create({ data: { tenantId, userId: adam.id, kind: "deal.changed", title: text("notification"), body: text("body"), dedupeKey: "one" } });
    const session = await tx.session.create({ data: { tenantId, userId: adam.id, tokenHash: crypto.randomUUID(), expiresAt: new Date(Date.now() + 60_000) } });
    const key = await tx.apiKey.create({ data: { tenantId, name: text("key"), prefix: crypto.randomUUID(), hash: "x", scopes: ["crm.read"], expiresAt: new Date("2999-01-01"), createdById: adam.id } });
    return { key, contact, contactTwo, link, product, lines, note, activity, done, tag, tagTwo, view, field, fieldTwo, inactive, invited, nameless, newcomer, failed, pending, notification, session };
  });
  const { attachmentId } = await keepFile(made.as(adam), { dealId: deal.id, name: text("file.txt"), size: text("content").length, body: inOnePart(text("content")) });
  if (isFull) await fill(tenantId, word);
  const emptyStage = await db((tx) => tx.pipelineStage.findFirstOrThrow({ where: { pipelineId: pipeline.id, name: "Negotiation" } }));
  const spare = first(await everything.$queryRaw<{ id: string }[]>`insert into pipelines ("tenantId", name) values (${tenantId}::uuid, ${text("spare-pipeline")}) returning id`);
  const adamNow = { ...adam, name: text("adam") };
  return { ...made, ...rows, attachmentId, adam: adamNow, word, customers, deal, other, third, wonDeal, deletedDeal, changeSetId, emptyStage, spare, line: first(rows.lines), own: made.as(adamNow), imports: importsOf(made, word) };
}

/** One more row in every table, with the word in every text of it. */
async function fill(tenantId: string, word: string) {
  await connected("owner", async (sql) => {
    const { tenantTables } = await import("../schema/catalogue");
    const rows = await filling(sql, { word, isFull: true });
    for (const { name, key } of await tenantTables()) if (key !== "id") await rows.insert(name, tenantId);
  });
}

async function* inOnePart(text: string) {
  yield Buffer.from(text);
}
