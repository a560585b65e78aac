import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { CustomerCount } from "@/components/customers/customer-count";
import { CustomerEmpty } from "@/components/customers/customer-empty";
import { CustomerFilters } from "@/components/customers/customer-filters";
import { CustomerList } from "@/components/customers/customer-list";
import { NewCustomer } from "@/components/customers/new-customer";
import { PageHeader } from "@/components/layout/page-header";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getCustomerChoices } from "@/lib/customers/queries/choices";
import { listCustomers } from "@/lib/customers/queries/list";
import { isFiltered, listingHref, readListing } from "@/lib/customers/rules/filtering";
import { undoChangeSet } from "../changes/actions";
import * as act from "./actions";

export const metadata: Metadata = { title: "Customers" };

export default async function CustomersPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const ctx = await requireContext("customers.read");
  const listing = readListing(await searchParams);
  const [list, choices] = await Promise.all([listCustomers(ctx, listing), getCustomerChoices(ctx)]);
  const [actions, mayCreate] = [{ ...act, undoChangeSet }, may(ctx, "customers.create")];
  const isEmpty = list.count === 0 && !listing.after;
  return (
    <>
      <LiveScope entities={["Customer"]} />
      <PageHeader title="Customers" actions={mayCreate && <NewCustomer actions={actions} />} />
      <CustomerFilters listing={listing} choices={choices} count={<CustomerCount count={list.count} isCapped={list.isCountCapped} listing={listing} actions={actions} />} />
      {isEmpty ? <CustomerEmpty isFiltered={isFiltered(listing)} mayCreate={mayCreate} importHref="/settings/imports?of=customers" /> : <CustomerList list={list} listing={listing} choices={choices} canEdit={may(ctx, "customers.edit")} actions={actions} />}
      <div className="px-6 max-md:px-4">
        <PaginationCursor label="Pages" newer="First page" older="Next page" newerHref={listing.after && listingHref(listing)} olderHref={list.nextCursor ? listingHref(listing, { after: list.nextCursor }) : undefined} />
      </div>
    </>
  );
}
