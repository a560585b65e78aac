import { loseDeal } from "@/lib/deals/commands/closing";
import { LoseDeal } from "@/lib/deals/rules";
import { route } from "@/lib/route";

export const POST = route("deals.close", LoseDeal, loseDeal);
