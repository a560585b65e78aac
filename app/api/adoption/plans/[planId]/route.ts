import { getPlan } from "@/lib/adoption/queries/plan";
import { ReadPlan } from "@/lib/api/rules";
import { route } from "@/lib/route";

export const GET = route("adoption.read", ReadPlan, getPlan);
