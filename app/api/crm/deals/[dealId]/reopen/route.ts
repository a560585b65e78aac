import { reopenDeal } from "@/lib/deals/commands/closing";
import { ReopenDeal } from "@/lib/deals/rules";
import { route } from "@/lib/route";

export const POST = route("deals.close", ReopenDeal, reopenDeal);
