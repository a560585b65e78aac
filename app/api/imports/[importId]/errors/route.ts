import { downloadErrors } from "@/lib/imports/queries/results";
import { GetImport } from "@/lib/imports/rules/steps";
import { route } from "@/lib/route";

export const GET = route("imports.read", GetImport, downloadErrors);
