"use server";

import { action } from "@/lib/action";
import { verifyAuditTrail } from "@/lib/audit/commands";
import { VerifyAuditTrail } from "@/lib/audit/rules";

export const verifyTrail = action("audit.verify", VerifyAuditTrail, verifyAuditTrail);
