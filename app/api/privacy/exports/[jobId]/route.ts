import { fetchExport } from "@/lib/privacy/commands/fetching";
import { OpenExport } from "@/lib/privacy/rules";
import { route } from "@/lib/route";

export const GET = route("privacy.export", OpenExport, fetchExport);
