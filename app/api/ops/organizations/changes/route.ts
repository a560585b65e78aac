import { ListChanges } from "@/lib/changes/rules";
import { listOrganizationChanges } from "@/lib/ops/organizations/changes";
import { staffRoute } from "@/lib/ops/route";

export const GET = staffRoute("view_home", ListChanges, listOrganizationChanges, { isPolled: true });
