import { downloadErrors } from "@/lib/imports/queries/results";
import { GetImport } from "@/lib/imports/rules/steps";
import { looking } from "@/lib/ops/imports/entering";
import { staffRoute } from "@/lib/ops/route";

export const GET = staffRoute("run_migrations", GetImport, looking(downloadErrors));
