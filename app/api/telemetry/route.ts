import { receiveTelemetry } from "@/lib/telemetry/commands/receiving";
import { LIMITS, ReceiveTelemetry } from "@/lib/telemetry/rules";
import { upload } from "@/lib/upload";

export const maxDuration = 300;

export const POST = upload("telemetry.write", ReceiveTelemetry, { bytes: LIMITS.streamBytes, tooLarge: "More than 2 GB in one request. Send it in parts.", status: 202, takesKey: true }, receiveTelemetry);
