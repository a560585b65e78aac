import "server-only";
import { notFound } from "next/navigation";
import { clientContext } from "@/lib/auth/context";
import { everything } from "@/lib/db/everything";
import { getProgress } from "@/lib/progress/queries";
import type { GetPreview } from "@/lib/progress/rules";
import type { StaffCtx } from "../context";

/** The client's picture as a client who may act sees it, through a context that the database lets write nothing. */
export async function previewProgress(staff: StaffCtx, { projectId }: GetPreview) {
  const project = await everything.implementationProject.findUnique({ where: { id: projectId }, select: { tenantId: true } });
  if (!project) return notFound();
  const ctx = clientContext(project.tenantId, { id: staff.staffId, name: staff.name, readOnly: true });
  return getProgress(ctx, { projectId, level: "SIGN" });
}
