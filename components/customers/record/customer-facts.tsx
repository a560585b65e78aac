"use client";

import Link from "next/link";
import { ChooseInPlace } from "@/components/deals/record/choose-in-place";
import { Avatar } from "@/components/ui/avatar";
import { Facts, type Fact } from "@/components/ui/facts";
import { formatCount, formatMoney } from "@/components/ui/format";
import { EditInPlace } from "@/components/ui/in-place-edit";
import { useReader } from "@/components/ui/locale";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import { asCount, asText, fieldSaver, searchOf, type CustomerActions, type CustomerQuestions } from "../customer-actions";
import { categories, channels, sizes, sources, statuses, types, wordOf } from "../words";
import { AddressEdit } from "./address-edit";

type Props = { customer: CustomerRecord; currencyCode: string; actions: CustomerActions & CustomerQuestions };

/** What one knows about a customer, each line changed where it stands. Who may not change it reads it. */
export function CustomerFacts(props: Props) {
  const { locale } = useReader();
  return <Facts facts={props.customer.canEdit ? editable(props, locale) : readable(props, locale)} />;
}

function editable({ customer, currencyCode, actions }: Props, locale: string): Fact[] {
  const save = fieldSaver(customer, actions);
  const money = (text: string) => formatMoney(text || null, customer.currencyCode ?? currencyCode, locale);
  const person = (id: string | null, name: string | null) => (id ? { value: id, label: name ?? "Somebody" } : null);
  return [
    { label: "Owner", value: <ChooseInPlace label="Owner" value={person(customer.ownerId, customer.ownerName)} onSearch={searchOf(actions.findColleagues)} placeholder="Nobody" clearable onSave={save("ownerId", asText)} face={<><Avatar name={customer.ownerName} />{customer.ownerName}</>} /> },
    { label: "Account manager", value: <ChooseInPlace label="Account manager" value={person(customer.accountManager, customer.accountManagerName)} onSearch={searchOf(actions.findColleagues)} placeholder="Nobody" clearable onSave={save("accountManager", asText)} face={<><Avatar name={customer.accountManagerName} />{customer.accountManagerName}</>} /> },
    { label: "Status", value: <EditInPlace label="Status" value={customer.status} options={statuses} show={(value) => wordOf(statuses, value)} onSave={save("status", (text) => text as "ACTIVE")} /> },
    { label: "Category", value: <EditInPlace label="Category" value={customer.category} options={categories} show={(value) => wordOf(categories, value)} onSave={save("category", (text) => text as "CUSTOMER")} /> },
    { label: "Type", value: <EditInPlace label="Type" value={customer.type} options={types} show={(value) => wordOf(types, value)} onSave={save("type", (text) => text as "BUSINESS")} /> },
    { label: "Industry", value: <EditInPlace label="Industry" value={customer.industry ?? ""} onSave={save("industry", asText)} /> },
    { label: "Size", value: <EditInPlace label="Size" value={customer.companySize ?? ""} options={sizes} show={(value) => wordOf(sizes, value)} onSave={save("companySize", asText)} /> },
    { label: "Employees", value: <EditInPlace label="Employees" value={customer.employeeCount?.toString() ?? ""} inputMode="numeric" show={(value) => formatCount(value || null, locale)} onSave={save("employeeCount", asCount)} /> },
    { label: "Annual revenue", value: <EditInPlace label="Annual revenue" value={customer.annualRevenue ?? ""} inputMode="decimal" show={money} onSave={save("annualRevenue", asText)} /> },
    { label: "Website", value: <EditInPlace label="Website" value={customer.website ?? ""} show={plainAddress} onSave={save("website", asText)} /> },
    { label: "E-mail", value: <EditInPlace label="E-mail" type="email" value={customer.primaryEmail ?? ""} onSave={save("primaryEmail", asText)} /> },
    { label: "Phone", value: <EditInPlace label="Phone" type="tel" value={customer.primaryPhone ?? ""} onSave={save("primaryPhone", asText)} /> },
    { label: "Prefers", value: <EditInPlace label="Preferred channel" value={customer.preferredChannel ?? ""} options={channels} show={(value) => wordOf(channels, value)} onSave={save("preferredChannel", asText)} /> },
    { label: "Source", value: <EditInPlace label="Source" value={customer.source ?? ""} options={sources} show={(value) => wordOf(sources, value)} onSave={save("source", asText)} /> },
    { label: "Parent", value: <ChooseInPlace label="Parent" value={customer.parentCustomerId ? { value: customer.parentCustomerId, label: customer.parentName ?? "A deleted customer" } : null} onSearch={searchOf(actions.findCustomers)} placeholder="None" clearable onSave={save("parentCustomerId", asText)} /> },
    { label: "Billing address", value: <AddressEdit customer={customer} field="billingAddress" actions={actions} /> },
    { label: "Shipping address", value: <AddressEdit customer={customer} field="shippingAddress" actions={actions} /> },
    { label: "Currency", value: <EditInPlace label="Currency" value={customer.currencyCode ?? ""} placeholder={`${currencyCode}, as the organization`} onSave={save("currencyCode", asText)} /> },
    { label: "Time zone", value: <EditInPlace label="Time zone" value={customer.timezone ?? ""} onSave={save("timezone", asText)} /> },
    { label: "External id", value: <EditInPlace label="External id" value={customer.externalId ?? ""} placeholder="None" onSave={save("externalId", asText)} /> },
    { label: "Description", value: <EditInPlace label="Description" multiline value={customer.description ?? ""} onSave={save("description", asText)} /> },
  ];
}

function readable({ customer, currencyCode }: Props, locale: string): Fact[] {
  const person = (name: string | null) => name && <span className="flex items-center gap-1.5"><Avatar name={name} />{name}</span>;
  return [
    { label: "Owner", value: person(customer.ownerName) }, { label: "Account manager", value: person(customer.accountManagerName) }, { label: "Status", value: wordOf(statuses, customer.status) }, { label: "Category", value: wordOf(categories, customer.category) },
    { label: "Industry", value: customer.industry }, { label: "Size", value: wordOf(sizes, customer.companySize) }, { label: "Employees", value: customer.employeeCount !== null && formatCount(customer.employeeCount, locale) },
    { label: "Annual revenue", value: customer.annualRevenue && formatMoney(customer.annualRevenue, customer.currencyCode ?? currencyCode, locale) },
    { label: "Website", value: customer.website && <a href={customer.website} rel="noreferrer noopener" target="_blank">{plainAddress(customer.website)}</a> },
    { label: "E-mail", value: customer.primaryEmail && <a href={`mailto:${customer.primaryEmail}`}>{customer.primaryEmail}</a> }, { label: "Phone", value: customer.primaryPhone },
    { label: "Parent", value: customer.parentCustomerId && customer.parentName && <Link href={`/customers/${customer.parentCustomerId}`}>{customer.parentName}</Link> }, { label: "Description", value: customer.description },
  ];
}

function plainAddress(address: string) {
  return address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
