"use client";

import { AdoptionBox } from "@/components/adoption/adoption-box";
import { PlannedHere } from "@/components/activities/planned-here";
import { AttachmentBox } from "@/components/attachments/attachment-box";
import { ContactsSection } from "@/components/contacts/contacts-section";
import { FieldValues } from "@/components/fields/field-values";
import { RailSection } from "@/components/layout/record-layout";
import { ImplementationBox } from "@/components/projects/implementation-box";
import { TagsEdit } from "@/components/tags/tags-edit";
import { asList, fieldSaver } from "../customer-actions";
import { CustomerDeals } from "./customer-deals";
import { CustomerFacts } from "./customer-facts";
import { CustomerFamily } from "./customer-family";
import { canPlan, planningOf, type CustomerPage } from "./customer-page";

/** What belongs to a customer and what is known of it, beside its timeline. */
export function CustomerRail(page: CustomerPage) {
  const { customer, files, implementations, adoption, currencyCode, actions } = page;
  const { id: customerId, canEdit } = customer;
  return (
    <>
      <ContactsSection customerId={customerId} contacts={customer.contacts} count={customer.contactCount} canEdit={canEdit} actions={actions} />
      <ImplementationBox implementations={implementations} />
      <AdoptionBox customer={customer} adoption={adoption} actions={actions} />
      <CustomerDeals customer={customer} />
      <PlannedHere planned={customer.planned} {...planningOf(page)} canEdit={canPlan(page)} />
      <AttachmentBox className="py-3.5" page={files} door={{ address: "/api/attachments", place: { customerId } }} actions={actions} />
      <CustomerTags customer={customer} actions={actions} />
      <RailSection title="About"><CustomerFacts customer={customer} currencyCode={currencyCode} actions={actions} /></RailSection>
      <OwnFields {...page} />
      <CustomerFamily customer={customer} />
    </>
  );
}

function CustomerTags({ customer, actions }: Pick<CustomerPage, "customer" | "actions">) {
  const { name, tags, tagColors, canEdit } = customer;
  const save = fieldSaver(customer, actions);
  return (
    <RailSection title="Tags">
      <TagsEdit label={`Tags of ${name}`} tags={tags} colors={tagColors} canEdit={canEdit} onSave={save("tags", asList)} />
    </RailSection>
  );
}

/** The fields an organization made for itself. */
function OwnFields({ customer: { id: customerId, customFields, canEdit }, definitions, actions }: CustomerPage) {
  if (definitions.length === 0) return null;
  return (
    <RailSection title="Fields">
      <FieldValues
        definitions={definitions}
        values={customFields}
        canEdit={canEdit}
        onSave={({ key, was, value }) => actions.editCustomer({ customerId, field: "customFields", key, was, value })}
      />
    </RailSection>
  );
}
