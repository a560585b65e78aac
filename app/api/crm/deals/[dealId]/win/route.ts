import { winDeal } from "@/lib/deals/commands/closing";
import { WinDeal } from "@/lib/deals/rules";
import { route } from "@/lib/route";

export const POST = route("deals.close", WinDeal, winDeal);
