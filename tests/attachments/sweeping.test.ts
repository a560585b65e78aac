import { readdirSync, utimesSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { addAttachment, deleteAttachment } from "@/lib/attachments/commands";
import { storage } from "@/lib/attachments/storage";
import { systemContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { sweepAttachments } from "@/lib/jobs/upkeep/attachments";
import { purgeTrash } from "@/lib/jobs/upkeep/trash";
import { first, world } from "../support/world";

const slice = { cursor: null, isOver: () => false };

test("a file in the trash keeps its bytes for 30 days; then row and bytes go, and nobody else's", async () => {
  const acme = await world();
  const { id: dealId } = first(await acme.deals(1));
  const add = (name: string) => addAttachment(acme.ctx, { dealId, name, size: 5, body: hello() });
  const [kept, trashed] = [await add("kept.txt"), await add("trashed.txt")];
  await storage().write(`${acme.tenantId}/0-orphan`, hello(), 5);
  await deleteAttachment(acme.ctx, { attachmentId: trashed.attachmentId });
  age(acme.tenantId);
  expect(await sweepAttachments(slice)).toEqual({ removed: 1 });
  expect(readdirSync(folder(acme.tenantId)).length).toBe(2);

  await everything.attachment.update({ where: { id: trashed.attachmentId }, data: { deletedAt: new Date(Date.now() - 31 * 86_400_000) } });
  expect(await purgeTrash(systemContext(acme.tenantId), { ...slice, jobId: "", isCancelled: async () => false, keep: async () => {}, setProgress: async () => {} })).toEqual({ attachments: 1 });
  expect(await sweepAttachments(slice)).toEqual({ removed: 1 });
  const row = await everything.attachment.findUniqueOrThrow({ where: { id: kept.attachmentId } });
  expect(readdirSync(folder(acme.tenantId))).toEqual([row.fileUrl.split("/")[1]]);
});

async function* hello() {
  yield Buffer.from("hello");
}

const folder = (tenantId: string) => path.join(process.env.ATTACHMENTS_DIR ?? "", tenantId);

function age(tenantId: string) {
  for (const name of readdirSync(folder(tenantId))) utimesSync(path.join(folder(tenantId), name), new Date(0), new Date(0));
}
