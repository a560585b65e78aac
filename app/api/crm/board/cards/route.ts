import { listColumnCards } from "@/lib/deals/queries/board";
import { ListColumnCards } from "@/lib/deals/rules/asking";
import { route } from "@/lib/route";

export const GET = route("deals.read", ListColumnCards, listColumnCards);
