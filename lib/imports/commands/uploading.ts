import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { by, note } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { Incoming } from "@/lib/upload";
import { assertMayImport } from "../rights";
import type { Options } from "../rules";
import type { UploadImport } from "../rules/steps";
import { firstMapping, stageFile, type Staged } from "../staging";

/** So many files of one organization come in at a time. */
const AT_ONCE = 5;

/** Takes a file in: its rows are staged as they arrive, then its columns are guessed. A file that breaks off or is no table leaves nothing behind. */
export async function uploadImport(ctx: Ctx, { entity, name, body, ...reading }: UploadImport & Incoming): Promise<{ importId: string; rows: number }> {
  assertMayImport(ctx, entity);
  const importId = await open(ctx, { entity, name });
  try {
    const staged = await stageFile(ctx, importId, body, reading);
    await close(ctx, importId, entity, staged);
    return { importId, rows: staged.rows };
  } catch (error) {
    await within(ctx, (tx) => tx.importBatch.deleteMany({ where: { id: importId } }));
    throw error;
  }
}

/** A batch without `stagedAt` is nobody's to see. One whose server died is cleared away by the next upload. */
function open(ctx: Ctx, { entity, name }: Pick<UploadImport, "entity" | "name">) {
  return within(ctx, async (tx) => {
    await tx.importBatch.deleteMany({ where: { stagedAt: null, createdAt: { lt: new Date(Date.now() - 3_600_000) } } });
    if ((await tx.importBatch.count({ where: { stagedAt: null } })) >= AT_ONCE) refuse("Several files are being uploaded already. Wait until one of them is done.", 429);
    const batch = await tx.importBatch.create({ data: { tenantId: ctx.tenantId, entity, fileName: name, fileSize: 0, checksum: "", ...by("created", ctx.actor) }, select: { id: true } });
    return batch.id;
  });
}

function close(ctx: Ctx, id: string, entity: UploadImport["entity"], staged: Staged) {
  return within(ctx, async (tx) => {
    const pipeline = entity === "deals" ? await tx.pipeline.findFirst({ where: { isDefault: true }, select: { id: true, currencyCode: true } }) : null;
    const { currencyCode, organizationTimezone } = ctx.setting;
    const options: Options = { currencyCode: pipeline?.currencyCode ?? currencyCode, timeZone: organizationTimezone, ...(pipeline && { pipelineId: pipeline.id }) };
    const { rows, bytes, checksum, layout } = staged;
    await tx.importBatch.update({
      where: { id },
      data: { fileSize: bytes, checksum, rows, layout, options, ...firstMapping(entity, staged), stagedAt: new Date() },
    });
    await note(tx, ctx, { name: "import.uploaded", entity: "ImportBatch", entityId: id, details: { rows } });
  });
}
