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
type Options = Record<Lists, readonly { value: string; label: string }[]>;
type Narrowing = { listing: ListCustomers; options: Options };

/** What narrows the customers; all of it lives in the address. */
export function CustomerFilters({ listing, choices, count }: Props) {
  const options = optionsOf(choices);
  return (
    <Toolbar aside={<span className="text-xs whitespace-nowrap text-ink-3">{count}</span>}>
      <CustomerSearch listing={listing} />
      <FilterPopover listing={listing} options={options} />
      {listing.q && <TagChip name="Text" removeHref={listingHref(listing, { q: undefined })}>{listing.q}</TagChip>}
      <FilterChips listing={listing} options={options} />
    </Toolbar>
  );
}

function CustomerSearch({ listing }: Pick<Props, "listing">) {
  const others = new URLSearchParams(listingHref({ ...listing, q: undefined }).split("?")[1] ?? "");
  const q = listing.q ?? "";
  return (
    <Form action="/customers" role="search" className="relative w-56 flex-none">
      <Search className="pointer-events-none absolute top-1/2 left-2 size-3.5 -translate-y-1/2 text-ink-3" aria-hidden="true" />
      <Input key={q} type="search" name="q" controlSize="sm" defaultValue={q} aria-label="Search customers" placeholder="Name or e-mail" className="pl-7" />
      {[...others].map(([name, value]) => <input key={`${name}=${value}`} type="hidden" name={name} value={value} />)}
    </Form>
  );
}

function FilterPopover({ listing, options }: Narrowing) {
  const router = useRouter();
  const [working, start] = useTransition();
  const narrow = (name: Lists, values: string[]) => start(() => router.replace(listingHref(listing, narrowed(name, values)), { scroll: false }));
  const pick = (name: Lists, label: string, placeholder: string) => (
    <Field label={label}>
      <MultiPick options={options[name]} values={listing[name] ?? []} placeholder={placeholder} onChange={(values) => narrow(name, values)} />
    </Field>
  );
  const trigger = <ChipButton aria-busy={working}><ListFilter aria-hidden="true" />Filter</ChipButton>;
  return (
    <Popover label="Filter customers" className="max-h-(--radix-popover-content-available-height) w-80 overflow-y-auto p-4" trigger={trigger}>
      <div className="grid gap-4">
        {pick("owner", "Owner", "Anyone")}
        {pick("status", "Status", "Any status")}
        {pick("category", "Category", "Any category")}
        {options.industry.length > 0 && pick("industry", "Industry", "Any industry")}
        {options.tag.length > 0 && pick("tag", "Tag", "Any tag")}
      </div>
    </Popover>
  );
}

/** What narrows the list now; each chip takes its own away. */
function FilterChips({ listing, options }: Narrowing) {
  const chosen = lists.flatMap((name) => (listing[name] ?? []).map((value) => ({ name, value })));
  return chosen.map(({ name, value }) => {
    const label = options[name].find((option) => option.value === value)?.label ?? value;
    const rest = (listing[name] ?? []).filter((one) => one !== value);
    return (
      <TagChip key={`${name} ${value}`} name={names[name]} removeLabel={`Remove ${label}`} removeHref={listingHref(listing, narrowed(name, rest))}>
        {label}
      </TagChip>
    );
  });
}

function narrowed(name: Lists, values: string[]) {
  return { [name]: values } as Partial<ListCustomers>;
}

const lists: readonly Lists[] = ["owner", "status", "category", "industry", "tag"];
const names: Record<Lists, string> = { owner: "Owner", status: "Status", category: "Category", industry: "Industry", tag: "Tag" };

function optionsOf({ people, industries, tags }: CustomerChoices): Options {
  const roles = [{ value: "me", label: "Me" }, { value: "team", label: "My team" }, { value: "none", label: "Nobody" }];
  return {
    owner: [...roles, ...people.map(({ id, name }) => ({ value: id, label: name }))],
    status: statuses,
    category: categories,
    industry: industries.map((name) => ({ value: name, label: name })),
    tag: tags.map(({ name }) => ({ value: name, label: name })),
  };
}
