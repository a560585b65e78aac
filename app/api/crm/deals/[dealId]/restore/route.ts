import { restoreDeal } from "@/lib/deals/commands/deleting";
import { GetDeal } from "@/lib/deals/rules/asking";
import { route } from "@/lib/route";

export const POST = route("deals.delete", GetDeal, restoreDeal);
