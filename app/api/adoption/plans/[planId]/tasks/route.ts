import { exportPlan } from "@/lib/adoption/queries/export";
import { ExportPlan } from "@/lib/adoption/rules";
import { route } from "@/lib/route";

export const GET = route("adoption.read", ExportPlan, exportPlan);
