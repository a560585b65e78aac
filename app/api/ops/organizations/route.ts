import { listOrganizations } from "@/lib/ops/organizations/queries";
import { ListOrganizations } from "@/lib/ops/organizations/rules";
import { staffRoute } from "@/lib/ops/route";

export const GET = staffRoute("view_home", ListOrganizations, listOrganizations);
