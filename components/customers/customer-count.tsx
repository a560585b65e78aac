"use client";

import { HowMany } from "@/components/layout/how-many";
import { listingHref, type ListCustomers } from "@/lib/customers/rules/filtering";
import type { CustomerQuestions } from "./customer-actions";

/** How many customers the filters leave; another filter is another count. */
export function CustomerCount({ count, isCapped, listing, actions }: { count: number; isCapped: boolean; listing: ListCustomers; actions: Pick<CustomerQuestions, "countCustomers"> }) {
  const { sort: _sort, after: _after, limit: _limit, ...filters } = listing;
  return <HowMany key={listingHref(filters)} count={count} isCapped={isCapped} one="customer" onCount={() => actions.countCustomers(filters)} />;
}
