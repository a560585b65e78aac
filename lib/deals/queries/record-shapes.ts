import type { Renewal } from "./renewal";
import type { NextActivity, Status } from "./shapes";

export type DealLineRow = {
  id: string; position: number; productId: string | null; productName: string | null; name: string; quantity: string; price: string; total: string; licenseLevel: string | null;
  termMonths: number | null; outcomeIds: string[]; /** Their names, of those that are still there. */ outcomes: string[];
};
export type DealContactRow = { contactId: string; name: string; jobTitle: string | null; email: string | null; phone: string | null; role: string | null; isPrimary: boolean };
export type Named = { id: string; name: string };

/** One station of the path: how long the deal has been in it in all, in seconds, and whether it is there now. */
export type PathStage = { stageId: string; name: string; color: string | null; order: number; enteredAt: string | null; seconds: number; isCurrent: boolean; isClosedWon: boolean; isClosedLost: boolean; daysInStage: number | null };
export type StageEventRow = { id: string; fromStage: string | null; toStage: string; status: Status; amount: string | null; probability: string; byName: string; note: string | null; at: string };
export type DealActivity = NextActivity & { status: string; priority: string; assigneeName: string | null; completedAt: string | null; outcome: string | null };

export type DealFieldsShown = {
  id: string; number: string; name: string | null; kind: "NEW" | "EXPANSION" | "RENEWAL"; status: Status; version: number;
  pipelineId: string; pipelineName: string; stageId: string; stageName: string; stageColor: string | null; stageEnteredAt: string;
  amount: string | null; discount: string; tax: string; total: string | null; value: string; currencyCode: string; probability: string; stageProbability: string; isProbabilityOverridden: boolean;
  ownerId: string | null; ownerName: string | null; customerId: string | null; customerName: string | null; contactId: string | null; contactName: string | null;
  expectedCloseDate: string | null; closedDate: string | null; createdDate: string; isCreatedDateKnown: boolean; firstContactDate: string | null; lastActivityDate: string | null;
  competitors: string[]; tags: string[]; wonReason: string | null; lostReason: string | null; lostToCompetitor: string | null; source: string | null; externalId: string | null;
  customFields: Record<string, unknown>; leadId: string | null; leadName: string | null; renewalOfId: string | null; renewalOfName: string | null; deletedAt: string | null;
};

/** The whole record. `title` is what the deal is called when it has no name of its own. */
export type DealRecord = DealFieldsShown & {
  /** Who else changes it now. */
  heldBy: string | null;
  title: string; canEdit: boolean; canDelete: boolean; isStale: boolean; isOverdue: boolean; isHighValue: boolean; stageAge: number; daysInStage: number | null;
  lines: DealLineRow[]; team: Named[]; contacts: DealContactRow[]; path: PathStage[]; events: StageEventRow[];
  planned: DealActivity[]; done: DealActivity[]; renewals: Named[]; renewal: Renewal | null;
};
