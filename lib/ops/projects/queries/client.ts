import "server-only";
import { canMail } from "@/lib/accounts/mails";
import { listAttachments } from "@/lib/attachments/queries";
import { listConversation, listLinks } from "@/lib/progress/queries";
import type { StaffCtx } from "../../context";
import { contextFor } from "../entering";

/** What stands between a project and its client: the links, whether codes go by mail, the files, and what was said. */
export async function getClientSide(staff: StaffCtx, projectId: string) {
  const ctx = await contextFor(staff, projectId);
  const [links, said, files] = await Promise.all([listLinks(ctx, { projectId }), listConversation(ctx, { projectId }), listAttachments(ctx, { projectId, limit: 20 })]);
  return { links, said, files, isMailed: canMail() };
}
