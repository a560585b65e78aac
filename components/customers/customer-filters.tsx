"use client";

import { ListFilter, Search } from "lucide-react";
import Form from "next/form";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { MultiPick } from "@/components/deals/filters/multi-pick";
import { Toolbar } from "@/components/layout/toolbar";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Popover } from "@/components/ui/popover";
import { ChipButton, TagChip } from "@/components/ui/tag-chip";
import type { CustomerChoices } from "@/lib/customers/queries/choices";
import { listingHref, type ListCustomers } from "@/lib/customers/rules/filtering";
import { categories, statuses } from "./words";

type Props = { listing: ListCustomers; choices: CustomerChoices; count: React.ReactNode };
type Lists = "owner" | "status" | "category" | "industry" | "tag";

/** What narrows the customers; all of it lives in the address. */
export function CustomerFilters({ listing, choices, count }: Props) {
  const router = useRouter();
  const [working, start] = useTransition();
  const narrow = (change: Partial<ListCustomers>) => start(() => router.replace(listingHref(listing, change), { scroll: false }));
  const options = optionsOf(choices);
  const pick = (name: Lists, label: string, placeholder: string) => <Field label={label}><MultiPick options={options[name]} values={listing[name] ?? []} placeholder={placeholder} onChange={(values) => narrow({ [name]: values } as Partial<ListCustomers>)} /></Field>;
  const chips = (Object.keys(options) as Lists[]).flatMap((name) => (listing[name] ?? []).map((value) => ({ name, value, label: options[name].find((option) => option.value === value)?.label ?? value })));
  return (
    <Toolbar aside={<span className="text-xs whitespace-nowrap text-ink-3">{count}</span>}>
      <Form action="/customers" role="search" className="relative w-56 flex-none">
        <Search className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-ink-3" aria-hidden="true" />
        <Input key={listing.q ?? ""} type="search" name="q" controlSize="sm" defaultValue={listing.q ?? ""} aria-label="Search customers" placeholder="Name or e-mail" className="pl-7" />
        {[...new URLSearchParams(listingHref({ ...listing, q: undefined }).split("?")[1] ?? "")].map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
      </Form>
      <Popover label="Filter customers" className="max-h-(--radix-popover-content-available-height) w-80 overflow-y-auto p-4" trigger={<ChipButton aria-busy={working}><ListFilter aria-hidden="true" />Filter</ChipButton>}>
        <div className="grid gap-4">
          {pick("owner", "Owner", "Anyone")}
          {pick("status", "Status", "Any status")}
          {pick("category", "Category", "Any category")}
          {options.industry.length > 0 && pick("industry", "Industry", "Any industry")}
          {options.tag.length > 0 && pick("tag", "Tag", "Any tag")}
        </div>
      </Popover>
      {listing.q && <TagChip name="Text" removeHref={listingHref(listing, { q: undefined })}>{listing.q}</TagChip>}
      {chips.map(({ name, value, label }) => <TagChip key={`${name} ${value}`} name={names[name]} removeLabel={`Remove ${label}`} removeHref={listingHref(listing, { [name]: (listing[name] ?? []).filter((one) => one !== value) } as Partial<ListCustomers>)}>{label}</TagChip>)}
    </Toolbar>
  );
}

const names: Record<Lists, string> = { owner: "Owner", status: "Status", category: "Category", industry: "Industry", tag: "Tag" };

function optionsOf({ people, industries, tags }: CustomerChoices): Record<Lists, readonly { value: string; label: string }[]> {
  return {
    owner: [{ value: "me", label: "Me" }, { value: "team", label: "My team" }, { value: "none", label: "Nobody" }, ...people.map(({ id, name }) => ({ value: id, label: name }))],
    status: statuses, category: categories, industry: industries.map((name) => ({ value: name, label: name })), tag: tags.map(({ name }) => ({ value: name, label: name })),
  };
}
