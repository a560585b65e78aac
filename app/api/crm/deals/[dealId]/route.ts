import { deleteDeal } from "@/lib/deals/commands/deleting";
import { patchDeal } from "@/lib/deals/commands/editing";
import { readDeal } from "@/lib/deals/queries/record";
import { PatchDeal } from "@/lib/deals/rules";
import { GetDeal } from "@/lib/deals/rules/asking";
import { route } from "@/lib/route";

export const GET = route("deals.read", GetDeal, readDeal);
export const PATCH = route("deals.edit", PatchDeal, patchDeal);
export const DELETE = route("deals.delete", GetDeal, deleteDeal);
