import { exportAudit } from "@/lib/audit/queries";
import { ListAudit } from "@/lib/audit/rules";
import { route } from "@/lib/route";

export const GET = route("audit.read", ListAudit, exportAudit);
