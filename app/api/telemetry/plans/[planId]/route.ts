import { route } from "@/lib/route";
import { CSV, XLSX } from "@/lib/sheets/media";
import { importValues } from "@/lib/telemetry/commands/importing";
import { exportValues } from "@/lib/telemetry/exporting";
import { ExportValues, ReadValues } from "@/lib/telemetry/rules";
import { upload } from "@/lib/upload";

export const maxDuration = 300;

export const GET = route("telemetry.read", ExportValues, exportValues);
export const POST = upload("telemetry.write", ReadValues, { bytes: 10_000_000, tooLarge: "The file is larger than 10 MB.", status: 202, accepts: [CSV, XLSX] }, importValues);
