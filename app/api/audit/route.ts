import { listAudit } from "@/lib/audit/queries";
import { ListAudit } from "@/lib/audit/rules";
import { route } from "@/lib/route";

export const GET = route("audit.read", ListAudit, listAudit);
