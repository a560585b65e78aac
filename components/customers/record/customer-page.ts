import type { ActivityActions, ActivityQuestions, Person } from "@/components/activities/activity-actions";
import type { AssignActions } from "@/components/adoption/adoption-actions";
import type { AttachmentActions } from "@/components/attachments/attachment-box";
import type { HistoryActions } from "@/components/changes/history-panel";
import type { ContactActions } from "@/components/contacts/contact-actions";
import type { NoteActions } from "@/components/notes/note-actions";
import type { PresenceActions } from "@/components/presence/use-presence";
import type { CustomerPlans } from "@/lib/adoption/shapes";
import type { AttachmentPage } from "@/lib/attachments/queries";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import type { Timeline } from "@/lib/customers/queries/timeline";
import type { TimelineKind } from "@/lib/customers/rules/timeline";
import type { Definition } from "@/lib/fields/rules/values";
import type { Implementations } from "@/lib/projects/queries";
import type { CustomerActions, CustomerQuestions } from "../customer-actions";

export type CustomerPageActions = CustomerActions &
  CustomerQuestions & ContactActions & ActivityActions & ActivityQuestions & NoteActions & HistoryActions & AttachmentActions & AssignActions & PresenceActions;

/** All that stands on a customer's page. */
export type CustomerPage = {
  customer: CustomerRecord;
  kind: TimelineKind;
  timeline: Timeline;
  definitions: readonly Definition[];
  files: AttachmentPage;
  implementations: Implementations;
  adoption: CustomerPlans;
  currencyCode: string;
  me: Person | null;
  mayPlan: boolean;
  actions: CustomerPageActions;
};

/** What an activity planned here begins with. */
export function planningOf({ customer: { id: customerId, name, contacts }, me, actions }: CustomerPage) {
  const people = contacts.map(({ id, name: label, jobTitle }) => ({ value: id, label, ...(jobTitle && { detail: jobTitle }) }));
  return { beginning: { customerId }, about: name, me, contacts: people, actions };
}

/** Whether something can be planned with it: not once it is in the trash. */
export function canPlan({ mayPlan, customer }: CustomerPage) {
  return mayPlan && !customer.deletedAt;
}
