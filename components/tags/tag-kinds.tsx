import { Segmented } from "@/components/ui/segmented";
import type { TagCategory } from "@/lib/tags/rules";

/** What each kind of tag is put on. */
export const kinds: readonly { value: TagCategory; label: string; on: string; one: string; many: string }[] = [
  { value: "CUSTOMER", label: "Customers", on: "customers", one: "customer", many: "customers" },
  { value: "DEAL", label: "Deals", on: "deals", one: "deal", many: "deals" },
  { value: "LEAD", label: "Leads", on: "leads", one: "lead", many: "leads" },
  { value: "GENERAL", label: "General", on: "contacts and messages", one: "contact or message", many: "contacts and messages" },
];

export function kindOf(category: TagCategory) {
  return kinds.find(({ value }) => value === category)?.label ?? category;
}

/** One kind or all; the choice lives in the address. */
export function TagKinds({ category }: { category: TagCategory | undefined }) {
  const segments = [{ value: "", label: "All", href: "/settings/tags" }, ...kinds.map(({ value, label }) => ({ value, label, href: `/settings/tags?kind=${value.toLowerCase()}` }))];
  return <div className="-mx-4 overflow-x-auto px-4 scrollbar-none"><Segmented label="Kind of tag" value={category ?? ""} segments={segments} /></div>;
}
