import { route } from "@/lib/route";
import { exportRejections } from "@/lib/telemetry/exporting";
import { ExportRejections } from "@/lib/telemetry/rules";

export const GET = route("rejections.read", ExportRejections, exportRejections);
