"use client";

import { ChooseInPlace } from "@/components/deals/record/choose-in-place";
import { Avatar } from "@/components/ui/avatar";
import { Facts, type Fact } from "@/components/ui/facts";
import { formatCount, formatMoney } from "@/components/ui/format";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import type { SelectOption } from "@/components/ui/select";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import { asCount, asText, fieldSaver, searchOf, type CustomerActions, type CustomerQuestions } from "../customer-actions";
import { categories, channels, sizes, sources, statuses, types, wordOf } from "../words";
import { AddressEdit } from "./address-edit";
import { plainAddress, readableFacts } from "./readable-facts";

type Props = { customer: CustomerRecord; currencyCode: string; actions: CustomerActions & CustomerQuestions };

/** What one knows about a customer, each line changed where it stands. Who may not change it reads it. */
export function CustomerFacts(props: Props) {
  const { locale } = useReader();
  return <Facts facts={props.customer.canEdit ? editable(props, locale) : readableFacts(props, locale)} />;
}

function editable(props: Props, locale: string): Fact[] {
  const { customer, actions } = props;
  const save = fieldSaver(customer, actions);
  return [
    ...people(props),
    ...kinds(props),
    ...figures(props, locale),
    ...reaching(props),
    { label: "Parent", value: <ParentPick {...props} /> },
    { label: "Billing address", value: <AddressEdit customer={customer} field="billingAddress" actions={actions} /> },
    { label: "Shipping address", value: <AddressEdit customer={customer} field="shippingAddress" actions={actions} /> },
    ...abroad(props),
    { label: "External id", value: <EditInPlace label="External id" value={customer.externalId ?? ""} placeholder="None" onSave={save("externalId", asText)} /> },
    { label: "Description", value: <EditInPlace label="Description" multiline value={customer.description ?? ""} onSave={save("description", asText)} /> },
  ];
}

function people(props: Props): Fact[] {
  const { customer: { ownerId, ownerName, accountManager, accountManagerName } } = props;
  return [
    { label: "Owner", value: <PersonPick {...props} label="Owner" field="ownerId" person={{ id: ownerId, name: ownerName }} /> },
    { label: "Account manager", value: <PersonPick {...props} label="Account manager" field="accountManager" person={{ id: accountManager, name: accountManagerName }} /> },
  ];
}

function kinds({ customer, actions }: Props): Fact[] {
  const save = fieldSaver(customer, actions);
  const { status, category, type, industry, companySize } = customer;
  return [
    { label: "Status", value: <ChosenWord label="Status" value={status} options={statuses} onSave={save("status", (text) => text as "ACTIVE")} /> },
    { label: "Category", value: <ChosenWord label="Category" value={category} options={categories} onSave={save("category", (text) => text as "CUSTOMER")} /> },
    { label: "Type", value: <ChosenWord label="Type" value={type} options={types} onSave={save("type", (text) => text as "BUSINESS")} /> },
    { label: "Industry", value: <EditInPlace label="Industry" value={industry ?? ""} onSave={save("industry", asText)} /> },
    { label: "Size", value: <ChosenWord label="Size" value={companySize ?? ""} options={sizes} onSave={save("companySize", asText)} /> },
  ];
}

function figures({ customer, currencyCode, actions }: Props, locale: string): Fact[] {
  const save = fieldSaver(customer, actions);
  const count = { inputMode: "numeric", show: (text: string) => formatCount(text || null, locale) } as const;
  const money = { inputMode: "decimal", show: (text: string) => formatMoney(text || null, customer.currencyCode ?? currencyCode, locale) } as const;
  const { employeeCount, annualRevenue } = customer;
  return [
    { label: "Employees", value: <EditInPlace label="Employees" value={employeeCount?.toString() ?? ""} {...count} onSave={save("employeeCount", asCount)} /> },
    { label: "Annual revenue", value: <EditInPlace label="Annual revenue" value={annualRevenue ?? ""} {...money} onSave={save("annualRevenue", asText)} /> },
  ];
}

function reaching({ customer, actions }: Props): Fact[] {
  const save = fieldSaver(customer, actions);
  const { website, primaryEmail, primaryPhone, preferredChannel, source } = customer;
  return [
    { label: "Website", value: <EditInPlace label="Website" value={website ?? ""} show={plainAddress} onSave={save("website", asText)} /> },
    { label: "E-mail", value: <EditInPlace label="E-mail" type="email" value={primaryEmail ?? ""} onSave={save("primaryEmail", asText)} /> },
    { label: "Phone", value: <EditInPlace label="Phone" type="tel" value={primaryPhone ?? ""} onSave={save("primaryPhone", asText)} /> },
    { label: "Prefers", value: <ChosenWord label="Preferred channel" value={preferredChannel ?? ""} options={channels} onSave={save("preferredChannel", asText)} /> },
    { label: "Source", value: <ChosenWord label="Source" value={source ?? ""} options={sources} onSave={save("source", asText)} /> },
  ];
}

function abroad({ customer, currencyCode: own, actions }: Props): Fact[] {
  const save = fieldSaver(customer, actions);
  const { currencyCode, timezone } = customer;
  return [
    { label: "Currency", value: <EditInPlace label="Currency" value={currencyCode ?? ""} placeholder={`${own}, as the organization`} onSave={save("currencyCode", asText)} /> },
    { label: "Time zone", value: <EditInPlace label="Time zone" value={timezone ?? ""} onSave={save("timezone", asText)} /> },
  ];
}

type Picking = Props & { label: string; field: "ownerId" | "accountManager"; person: { id: string | null; name: string | null } };

function PersonPick({ customer, actions, label, field, person: { id, name } }: Picking) {
  return (
    <ChooseInPlace
      label={label}
      value={id ? { value: id, label: name ?? "Somebody" } : null}
      onSearch={searchOf(actions.findColleagues)}
      placeholder="Nobody"
      clearable
      onSave={fieldSaver(customer, actions)(field, asText)}
      face={<><Avatar name={name} />{name}</>}
    />
  );
}

function ParentPick({ customer, actions }: Props) {
  const { parentCustomerId, parentName } = customer;
  return (
    <ChooseInPlace
      label="Parent"
      value={parentCustomerId ? { value: parentCustomerId, label: parentName ?? "A deleted customer" } : null}
      onSearch={searchOf(actions.findCustomers)}
      placeholder="None"
      clearable
      onSave={fieldSaver(customer, actions)("parentCustomerId", asText)}
    />
  );
}

function ChosenWord(edit: { label: string; value: string; options: readonly SelectOption[]; onSave: (edit: Edit) => Promise<Saved> }) {
  return <EditInPlace {...edit} show={(value) => wordOf(edit.options, value)} />;
}
