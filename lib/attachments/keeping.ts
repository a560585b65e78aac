import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { decrypt, encrypt } from "@/lib/auth/secrets";
import { within, type Tx } from "@/lib/db/within";
import { by, record } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import { assertMayFile, getSubject, type Subject } from "./places";
import { newKey, receive, takeOver, type Received } from "./receiving";
import { assertFits, safeName, type AddAttachment, type Place } from "./rules";
import { quota, storage, type SignedUpload } from "./storage";

/** May this caller put a file there? Throws when not. */
export type Guard = (ctx: Ctx, subject: Subject) => void;
export type Kept = { attachmentId: string; name: string; size: number; mimeType: string; changeSetId: string };
export type Way = { way: "direct" } | ({ way: "signed"; ticket: string } & SignedUpload);
type Row = { id: string; fileName: string };

/** A file on its way in: asked about first, then written, then kept with a row. Whatever goes wrong in between leaves neither. */
export async function keepFile(ctx: Ctx, { body, ...file }: AddAttachment & { body: AsyncIterable<Uint8Array> }, guard: Guard = assertMayFile): Promise<Kept> {
  await assertWelcome(ctx, file, guard);
  return keep(ctx, file, await receive(ctx.tenantId, file, body), guard);
}

/** Where to send a file: to us, or to the bucket with a ticket to come back with. The ticket is sealed: it holds who asked, for what, until when. */
export async function beginFile(ctx: Ctx, file: AddAttachment, guard: Guard = assertMayFile): Promise<Way> {
  await assertWelcome(ctx, file, guard);
  const { incoming } = storage();
  if (!incoming) return { way: "direct" };
  const key = `incoming/${newKey(ctx.tenantId)}`;
  const ticket: Ticket = { key, file, tenantId: ctx.tenantId, actorId: ctx.actor.id, until: Date.now() + 3_600_000 };
  return { way: "signed", ticket: encrypt(JSON.stringify(ticket)), ...(await incoming.sign(key, file.size)) };
}

/** The browser says the bucket has it: size, type and checksum are looked at now. A ticket is used up by it. */
export async function finishFile(ctx: Ctx, sealed: string, guard: Guard = assertMayFile): Promise<Kept> {
  const { key, file, until, tenantId, actorId } = open(sealed);
  if (tenantId !== ctx.tenantId || actorId !== ctx.actor.id || until < Date.now()) refuse(STALE, 409);
  await assertWelcome(ctx, file, guard);
  return keep(ctx, file, await takeOver(tenantId, key, file), guard);
}

type Ticket = { key: string; file: AddAttachment; tenantId: string; actorId: string | null; until: number };
const STALE = "This upload is over. Send the file again.";

/** Before a byte is read: the record is there, the caller may, and there is room. */
function assertWelcome(ctx: Ctx, file: AddAttachment, guard: Guard) {
  return within(ctx, async (tx) => {
    guard(ctx, await getSubject(tx, file));
    await assertRoom(tx, ctx, file.size);
  });
}

async function keep(ctx: Ctx, file: AddAttachment, received: Received, guard: Guard): Promise<Kept> {
  try {
    return await within(ctx, async (tx) => {
      const subject = await getSubject(tx, file);
      guard(ctx, subject);
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('attachments:' || ${ctx.tenantId}, 0))`; // two files never share the last of the room
      await assertRoom(tx, ctx, received.size);
      return write(tx, ctx, { file, received, subject });
    });
  } catch (error) {
    await storage().remove(received.key);
    throw error;
  }
}

async function write(tx: Tx, ctx: Ctx, { file, received, subject }: { file: AddAttachment; received: Received; subject: Subject }): Promise<Kept> {
  const { key, size, checksum, mimeType } = received;
  const data = { tenantId: ctx.tenantId, ...placeOf(file), fileName: safeName(file.name), fileSize: BigInt(size), mimeType, fileUrl: key, checksum, ...by("uploaded", ctx.actor) };
  const row: Row = await tx.attachment.create({ data, select: { id: true, fileName: true } });
  const { changeSetId } = await record(tx, ctx, {
    name: "attachment.added", label: `Add ${row.fileName} to ${subject.called}`, entity: "Attachment", entityId: row.id, ...subject.about,
    changes: [{ entity: "Attachment", id: row.id, before: null, after: { ...data, id: row.id, fileSize: size } }], details: {},
  });
  return { attachmentId: row.id, name: row.fileName, size, mimeType, changeSetId };
}

async function assertRoom(tx: Tx, { tenantId }: Ctx, added: number) {
  const { _sum } = await tx.attachment.aggregate({ where: { tenantId }, _sum: { fileSize: true } });
  assertFits({ used: Number(_sum.fileSize ?? 0), added, quota: quota() });
}

function placeOf({ customerId, dealId, communicationId, projectId }: Place) {
  return { customerId: customerId ?? null, dealId: dealId ?? null, communicationId: communicationId ?? null, projectId: projectId ?? null };
}

function open(sealed: string): Ticket {
  try {
    return JSON.parse(decrypt(sealed)) as Ticket;
  } catch {
    return refuse(STALE, 409);
  }
}
