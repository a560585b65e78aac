import "server-only";
import { listChanges } from "@/lib/changes/queries";
import type { StaffCtx } from "../../context";
import { readNews } from "../../news";
import { contextFor } from "../entering";
import type { ListProjectChanges } from "../rules";

/** What others did on one project, the client and the clock too, for staff who have its page open (missing: not found); without one, on every project, for their lists. */
export async function listProjectChanges(staff: StaffCtx, { projectId, since }: ListProjectChanges) {
  if (!projectId) return readNews(since);
  const { cursor, changes } = await listChanges(await contextFor(staff, projectId), { since });
  return { cursor, changes: changes.filter((change) => change.projectId === projectId) };
}
