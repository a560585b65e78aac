import type { ProjectType } from "../rules/kinds";
import type { TemplateTask } from "../rules/templates";
import { enterpriseFull } from "./enterprise-full";
import { financialSox } from "./financial-sox";
import { generalBusiness } from "./general-business";
import { healthcareHipaa } from "./healthcare-hipaa";
import { smbQuickStart } from "./smb-quick-start";

/** The templates this repository ships, one for each type. */
export const shipped: Record<ProjectType, readonly TemplateTask[]> = {
  SMB_QUICK_START: smbQuickStart,
  ENTERPRISE_FULL: enterpriseFull,
  HEALTHCARE_HIPAA: healthcareHipaa,
  FINANCIAL_SOX: financialSox,
  GENERAL_BUSINESS: generalBusiness,
};
