import { moveDeal } from "@/lib/deals/commands/moving";
import { MoveDeal } from "@/lib/deals/rules";
import { route } from "@/lib/route";

export const POST = route("deals.move", MoveDeal, moveDeal);
