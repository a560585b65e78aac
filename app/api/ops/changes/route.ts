import { listProjectChanges } from "@/lib/ops/projects/queries/changes";
import { ListProjectChanges } from "@/lib/ops/projects/rules";
import { staffRoute } from "@/lib/ops/route";

export const GET = staffRoute("manage_projects", ListProjectChanges, listProjectChanges, { isPolled: true });
