import "server-only";
import { z } from "zod";
import { storage } from "@/lib/attachments/storage";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import { keyOf, Packed } from "./exports";

const WithParts = z.object({ parts: Packed.shape.parts }).catch({ parts: [] });

/** Every export made before somebody was erased still holds them: it is removed, and one that is being made is stopped. */
export async function discardExports(ctx: Ctx) {
  const jobs = await within(ctx, async (tx) => {
    const type = "organization_export";
    await tx.job.updateMany({ where: { type, status: { in: ["pending", "processing"] } }, data: { status: "cancelled", error: "Somebody was erased meanwhile. Ask again." } });
    return tx.job.findMany({ where: { type }, orderBy: { id: "desc" }, take: 100, select: { id: true, cursor: true, result: true } });
  });
  for (const { id, cursor, result } of jobs) {
    for (const part of [...WithParts.parse(cursor).parts, ...WithParts.parse(result).parts]) await storage().remove(keyOf(ctx.tenantId, id, part));
    const gone = { rows: 0, parts: [], until: new Date(0).toISOString() };
    await within(ctx, (tx) => tx.job.update({ where: { id }, data: { cursor: Prisma.DbNull, ...(result && { result: gone }) }, select: { id: true } }));
  }
}
