import { assignProduct } from "@/lib/adoption/commands/assigning";
import { listAssignments } from "@/lib/adoption/queries/assignments";
import { AssignProduct } from "@/lib/adoption/rules";
import { ListAssignments } from "@/lib/adoption/rules/portfolio";
import { route } from "@/lib/route";

export const GET = route("adoption.read", ListAssignments, listAssignments);
export const POST = route("adoption.edit", AssignProduct, assignProduct, { creates: true });
