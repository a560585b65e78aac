import type { Converted } from "@/lib/deals/rules/worth";
import type { Address } from "../rules";
import type { LineFacts } from "../rules/line";

export type Named = { id: string; name: string };

export type CustomerContact = {
  id: string; name: string; jobTitle: string | null; department: string | null; role: "DECISION_MAKER" | "INFLUENCER" | "USER" | "GATEKEEPER" | null; email: string | null; phone: string | null; mobilePhone: string | null;
  isPrimary: boolean; emailOptIn: boolean; smsOptIn: boolean; doNotCall: boolean; ownerId: string | null; version: number; canEdit: boolean;
};
/** `tone` is the stage's mark colour; money is text in the deal's own currency. */
export type CustomerDeal = {
  id: string; name: string; status: "OPEN" | "WON" | "LOST"; stageName: string; tone: string; amount: string | null; value: string; currencyCode: string; expectedCloseDate: string | null;
  closedDate: string | null;
};
export type PinnedNote = { id: string; title: string | null; content: string; createdByName: string; createdAt: string; version: number };

/** An open activity on the customer or on one of its deals. */
export type PlannedHere = {
  id: string; type: "TASK" | "CALL" | "EMAIL" | "MEETING" | "TODO" | "SAMPLE"; subject: string; dueDate: string | null; dueTime: string | null; assignedTo: string | null; assigneeName: string | null;
  dealId: string | null; dealName: string | null;
};

export type CustomerFieldsShown = {
  id: string; name: string; type: "BUSINESS" | "INDIVIDUAL"; status: "ACTIVE" | "INACTIVE" | "CHURNED" | "PROSPECTIVE"; category: "CUSTOMER" | "PARTNER" | "PROSPECT"; accountType: "ACTIVE" | "TARGET" | "PROSPECT" | null;
  industry: string | null; companySize: "SMALL" | "MEDIUM" | "LARGE" | "ENTERPRISE" | null; annualRevenue: string | null; currencyCode: string | null; employeeCount: number | null; website: string | null; description: string | null;
  primaryEmail: string | null; primaryPhone: string | null; billingAddress: Address | null; shippingAddress: Address | null; ownerId: string | null; ownerName: string | null; accountManager: string | null; accountManagerName: string | null;
  source: string | null; preferredChannel: string | null; timezone: string | null; tags: string[]; tagColors: Record<string, string>; customFields: Record<string, unknown>; parentCustomerId: string | null; parentName: string | null;
  externalId: string | null; lastContactDate: string | null; lastOrderDate: string | null; firstContactDate: string | null; healthScore: number | null; createdAt: string; version: number; deletedAt: string | null;
};

/** The whole record. Lists are bounded; the counts beside them are of all. */
export type CustomerRecord = CustomerFieldsShown & {
  /** Who else changes it now. */
  heldBy: string | null;
  contacts: CustomerContact[]; contactCount: number; deals: CustomerDeal[]; openCount: number; dealCount: number; subsidiaries: Named[]; pinned: PinnedNote[]; planned: PlannedHere[]; line: LineFacts;
  /** Open deals; won in the last 12 months; won ever. In the organization's currency, at the latest rate of today or before. */
  open: Converted; wonInYear: Converted; wonEver: Converted; canEdit: boolean; canDelete: boolean;
};
