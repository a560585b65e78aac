import { createDeal } from "@/lib/deals/commands/creating";
import { readDeals } from "@/lib/deals/queries/list";
import { CreateDeal } from "@/lib/deals/rules";
import { ReadDeals } from "@/lib/deals/rules/asking";
import { route } from "@/lib/route";

export const GET = route("deals.read", ReadDeals, readDeals);
export const POST = route("deals.create", CreateDeal, createDeal, { creates: true });
