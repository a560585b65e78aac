import { createHash } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { addAttachment, beginUpload, deleteAttachment, finishUpload } from "@/lib/attachments/commands";
import { listAttachments, openAttachment } from "@/lib/attachments/queries";
import { storage } from "@/lib/attachments/storage";
import { undoChangeSet } from "@/lib/changes/commands";
import { startS3 } from "../support/s3";
import { first, world, type World } from "../support/world";
import { CORPUS, PICTURE_BOMB, PNG } from "./corpus";

let stop = async () => {};
afterEach(async () => {
  await stop();
  stop = async () => {};
  delete process.env.ATTACHMENTS_QUOTA_MB;
});

const sha = (content: Uint8Array) => createHash("sha256").update(content).digest("hex");
async function* body(content: Uint8Array | string) {
  yield Buffer.from(content);
}
const file = (content: Uint8Array | string, more = {}) => ({ name: "file.txt", size: Buffer.from(content).length, body: body(content), ...more });
const onDeal = async (made: World) => ({ dealId: first(await made.deals(1)).id });
const keysOf = async ({ tenantId }: World) => {
  const keys = [];
  for await (const { key } of storage().list()) if (key.includes(tenantId)) keys.push(key);
  return keys;
};

test("a file stands on a deal: its type by its content, its checksum, who sent it, in its timeline and its list", async () => {
  const acme = await world();
  const { id: customerId } = await acme.customer("Bellwether");
  const deal = first(await acme.deals(1, acme.prospecting, { customerId }));
  const kept = await addAttachment(acme.ctx, { dealId: deal.id, ...file(PNG, { name: "logo.exe" }) });
  expect(kept).toMatchObject({ name: "logo.exe", size: PNG.length, mimeType: "image/png" });
  const row = await acme.db((tx) => tx.attachment.findUniqueOrThrow({ where: { id: kept.attachmentId } }));
  expect(row).toMatchObject({ dealId: deal.id, customerId: null, checksum: sha(PNG), uploadedByKind: "USER", uploadedById: acme.maya.id, fileSize: BigInt(PNG.length) });
  const fact = await acme.db((tx) => tx.auditLog.findFirstOrThrow({ where: { action: "attachment.added", entityId: row.id } }));
  expect(fact).toMatchObject({ dealId: deal.id, customerId, userId: acme.maya.id });
  expect((await listAttachments(acme.ctx, { dealId: deal.id, limit: 50 })).files).toEqual([expect.objectContaining({ id: row.id, name: "logo.exe", preview: "picture", canDelete: true })]);
  const answer = await openAttachment(acme.ctx, { attachmentId: row.id });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PNG);
});

test("a file of 100 MB streams through a few megabytes of memory; one byte more is refused", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  const part = Buffer.alloc(1_000_000, 7);
  let most = 0;
  async function* large(parts: number) {
    for (let n = 0; n < parts; n++) {
      most = Math.max(most, process.memoryUsage().arrayBuffers);
      yield part;
    }
  }
  const before = process.memoryUsage().arrayBuffers;
  const { attachmentId } = await addAttachment(acme.ctx, { ...place, name: "large.bin", size: 100_000_000, body: large(100) });
  expect(most - before).toBeLessThan(40_000_000);
  const answer = await openAttachment(acme.ctx, { attachmentId });
  expect(answer.headers.get("content-length")).toBe("100000000");
  await answer.body?.cancel();
  await expect(addAttachment(acme.ctx, { ...place, name: "large.bin", size: 2_000_000, body: large(3) })).rejects.toMatchObject({ status: 422, message: expect.stringContaining("More came") });
});

test("what is longer, shorter or other than announced is refused and leaves neither row nor bytes", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  for (const wrong of [{ size: 3 }, { size: 9 }, { checksum: sha(Buffer.from("other")) }]) await expect(addAttachment(acme.ctx, { ...place, ...file("hello", wrong) })).rejects.toMatchObject({ status: 422 });
  async function* cut() {
    yield Buffer.from("hel");
    throw new Error("the line went dead");
  }
  await expect(addAttachment(acme.ctx, { ...place, name: "cut.txt", size: 5, body: cut() })).rejects.toThrow("the line went dead");
  expect([await acme.db((tx) => tx.attachment.count()), await keysOf(acme)]).toEqual([0, []]);
});

test("a record that goes to the trash while its file is on the way takes none, and the bytes go too", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  async function* slow() {
    yield Buffer.from("hel");
    await acme.db((tx) => tx.deal.update({ where: { id: place.dealId }, data: { deletedAt: new Date() } }));
    yield Buffer.from("lo");
  }
  await expect(addAttachment(acme.ctx, { ...place, name: "late.txt", size: 5, body: slow() })).rejects.toThrow("404");
  expect([await acme.db((tx) => tx.attachment.count()), await keysOf(acme)]).toEqual([0, []]);
});

test("an organization's files do not outgrow its room, however many come at once", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  process.env.ATTACHMENTS_QUOTA_MB = "0.00001";
  const tries = await Promise.allSettled(Array.from({ length: 8 }, () => addAttachment(acme.ctx, { ...place, ...file("hello") })));
  expect(tries.filter(({ status }) => status === "fulfilled").length).toBe(2);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { status: 413 } });
  expect((await keysOf(acme)).length).toBe(2);
});

test("who may not change the record adds nothing to it and takes nothing away; who sent a file in may take it back", async () => {
  const [acme, other] = [await world(), await world()];
  const place = await onDeal(acme);
  const { attachmentId } = await addAttachment(acme.ctx, { ...place, ...file("hello") });
  await expect(addAttachment(acme.as(acme.vera), { ...place, ...file("x") })).rejects.toMatchObject({ status: 403 });
  await expect(deleteAttachment(acme.as(acme.vera), { attachmentId })).rejects.toMatchObject({ status: 403 });
  for (const act of [() => addAttachment(other.ctx, { ...place, ...file("x") }), () => deleteAttachment(other.ctx, { attachmentId }), () => openAttachment(other.ctx, { attachmentId }), () => listAttachments(other.ctx, { ...place, limit: 50 })]) await expect(act()).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(await keysOf(other)).toEqual([]);
});

test("a deleted file is gone from its list and from its address, and comes back whole", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  const { attachmentId } = await addAttachment(acme.ctx, { ...place, ...file("hello") });
  const { changeSetId } = await deleteAttachment(acme.ctx, { attachmentId });
  await expect(openAttachment(acme.ctx, { attachmentId })).rejects.toThrow("404");
  await undoChangeSet(acme.ctx, { changeSetId });
  expect(await (await openAttachment(acme.ctx, { attachmentId })).text()).toBe("hello");
});

test("every file of the corpus is known for what it is, keeps a harmless name, and is only for saving unless it is a small picture", async () => {
  const acme = await world();
  const place = await onDeal(acme);
  for (const { name, content, type, shown, kept = name } of CORPUS) {
    const { attachmentId, ...found } = await addAttachment(acme.ctx, { ...place, name, size: content.length, body: body(content) });
    expect([name, found.name, found.mimeType]).toEqual([name, kept, type]);
    const saved = await openAttachment(acme.ctx, { attachmentId });
    expect(saved.headers.get("content-disposition")).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[\w.%!~-]+$/);
    expect(saved.headers.get("content-type")).not.toMatch(/html|svg|xml|script/);
    expect([saved.headers.get("x-content-type-options"), saved.headers.get("content-security-policy")]).toEqual(["nosniff", expect.stringContaining("sandbox")]);
    const seen = await openAttachment(acme.ctx, { attachmentId, view: "1" }).then(({ headers }) => headers.get("content-disposition"), (error: { status: number }) => error.status);
    expect([name, seen]).toEqual([name, shown ? expect.stringMatching(/^inline/) : 415]);
  }
  expect(PICTURE_BOMB.length).toBeLessThan(20_000);
});

test("a browser sends a file to the bucket itself; it is looked at afterwards, and out of the sender's reach", async () => {
  ({ stop } = await startS3());
  const acme = await world();
  const place = await onDeal(acme);
  const announced = { ...place, name: "page.png", size: PNG.length, checksum: sha(PNG) };
  const way = await beginUpload(acme.ctx, announced);
  if (way.way !== "signed") throw new Error("a bucket takes files itself");
  const send = (content: Uint8Array) => fetch(way.url, { method: "PUT", body: new Blob([new Uint8Array(content)]), headers: way.headers });
  expect((await send(PNG)).ok).toBe(true);
  await expect(finishUpload(acme.as(acme.otto), { ticket: way.ticket })).rejects.toMatchObject({ status: 409 });
  const kept = await finishUpload(acme.ctx, { ticket: way.ticket });
  expect(kept).toMatchObject({ mimeType: "image/png", size: PNG.length });
  await send(Buffer.from("<script>late</script>"));
  expect(Buffer.from(await (await openAttachment(acme.ctx, { attachmentId: kept.attachmentId })).arrayBuffer())).toEqual(PNG);

  const other = await beginUpload(acme.ctx, announced);
  if (other.way !== "signed") throw new Error("a bucket takes files itself");
  await expect(finishUpload(acme.ctx, { ticket: other.ticket })).rejects.toMatchObject({ status: 409 });
  for (const wrong of [Buffer.concat([PNG, PNG]), Buffer.alloc(PNG.length)]) {
    await fetch(other.url, { method: "PUT", body: new Blob([wrong]), headers: other.headers });
    await expect(finishUpload(acme.ctx, { ticket: other.ticket })).rejects.toMatchObject({ status: 422 });
  }
  expect(await acme.db((tx) => tx.attachment.count())).toBe(1);
  await expect(finishUpload(acme.ctx, { ticket: "made up" })).rejects.toMatchObject({ status: 409 });
  const { attachmentId } = await addAttachment(acme.ctx, { ...place, ...file("through us") });
  expect(await (await openAttachment(acme.ctx, { attachmentId })).text()).toBe("through us");
});
