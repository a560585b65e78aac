import "server-only";
import { uploadImport } from "@/lib/imports/commands/uploading";
import { refuse } from "@/lib/refusal";
import type { Incoming } from "@/lib/upload";
import type { StaffCtx } from "../context";
import { clientOfProject, contextInClient } from "./entering";
import type { UploadMigration } from "./rules";

/** Takes a file into the client's organization of a project under way. Nothing of it is written before somebody has seen every row. */
export async function uploadMigration(staff: StaffCtx, { projectId, ...file }: UploadMigration & Incoming) {
  const { clientOrganizationId, isOver } = await clientOfProject(projectId);
  if (isOver) refuse("This project is over. Nothing is imported any more.");
  return uploadImport(await contextInClient(staff, clientOrganizationId), file);
}
