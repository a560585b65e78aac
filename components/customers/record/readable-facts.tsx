import Link from "next/link";
import { Avatar } from "@/components/ui/avatar";
import type { Fact } from "@/components/ui/facts";
import { formatCount, formatMoney } from "@/components/ui/format";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";
import { categories, sizes, statuses, wordOf } from "../words";

type Props = { customer: CustomerRecord; currencyCode: string };

/** What one knows about a customer, for who may not change it. */
export function readableFacts({ customer, currencyCode: own }: Props, locale: string): Fact[] {
  const { employeeCount, annualRevenue, currencyCode, website, primaryEmail, parentCustomerId, parentName } = customer;
  return [
    { label: "Owner", value: customer.ownerName && <Person name={customer.ownerName} /> },
    { label: "Account manager", value: customer.accountManagerName && <Person name={customer.accountManagerName} /> },
    { label: "Status", value: wordOf(statuses, customer.status) },
    { label: "Category", value: wordOf(categories, customer.category) },
    { label: "Industry", value: customer.industry },
    { label: "Size", value: wordOf(sizes, customer.companySize) },
    { label: "Employees", value: employeeCount !== null && formatCount(employeeCount, locale) },
    { label: "Annual revenue", value: annualRevenue && formatMoney(annualRevenue, currencyCode ?? own, locale) },
    { label: "Website", value: website && <a href={website} rel="noreferrer noopener" target="_blank">{plainAddress(website)}</a> },
    { label: "E-mail", value: primaryEmail && <a href={`mailto:${primaryEmail}`}>{primaryEmail}</a> },
    { label: "Phone", value: customer.primaryPhone },
    { label: "Parent", value: parentCustomerId && parentName && <Link href={`/customers/${parentCustomerId}`}>{parentName}</Link> },
    { label: "Description", value: customer.description },
  ];
}

function Person({ name }: { name: string }) {
  return <span className="flex items-center gap-1.5"><Avatar name={name} />{name}</span>;
}

export function plainAddress(address: string) {
  return address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}
