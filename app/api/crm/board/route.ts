import { readBoard } from "@/lib/deals/queries/board";
import { ReadBoard } from "@/lib/deals/rules/asking";
import { route } from "@/lib/route";

export const GET = route("deals.read", ReadBoard, readBoard);
