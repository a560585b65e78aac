import { formatDay, type Reading } from "@/components/ui/dates";
import { formatMoney } from "@/components/ui/format";
import type { DealFilters, DealSort } from "@/lib/deals/rules/filtering";
import { marks, statuses, type DealChoices, type StageChoice } from "./choices";
import { filteredHref } from "./filtered";

export type Chip = { id: string; name?: string; value: string; removeHref: string };
type Known = DealChoices & { stages: readonly StageChoice[]; currencyCode: string };

const owners: Record<string, string> = { me: "Me", team: "My team", none: "Nobody" };

/** One chip for each filter that holds, in words, with the address of the page without it. */
export function chipsOf(filters: DealFilters, sort: DealSort, address: string, known: Known, reading: Reading): Chip[] {
  const without = (...names: (keyof DealFilters)[]) => filteredHref(address, Object.fromEntries(Object.entries(filters).filter(([name]) => !names.some((one) => one === name))), sort);
  const chip = (names: (keyof DealFilters)[], name: string | undefined, value: string | undefined): Chip[] =>
    value ? [{ id: names.join(), ...(name && { name }), value, removeHref: without(...names) }] : [];
  return [
    ...chip(["q"], "Text", filters.q && `“${filters.q}”`),
    ...chip(["owner"], "Owner", listed(filters.owner, (id) => owners[id] ?? nameIn(known.people, id, "someone"))),
    ...chip(["stage"], "Stage", listed(filters.stage, (id) => nameIn(known.stages, id, "another pipeline's"))),
    ...chip(["status"], "Status", listed(filters.status, (status) => statuses.find(({ value }) => value === status)?.label ?? status)),
    ...chip(["product"], "Product", listed(filters.product, (id) => nameIn(known.products, id, "one that is gone"))),
    ...chip(["tag"], "Tag", listed(filters.tag, (tag) => tag)),
    ...chip(["min", "max"], "Amount", between(filters.min && formatMoney(filters.min, known.currencyCode, reading.locale), filters.max && formatMoney(filters.max, known.currencyCode, reading.locale), "from")),
    ...chip(["from", "to"], "Close", between(filters.from && formatDay(filters.from, reading), filters.to && formatDay(filters.to, reading), "from", "by")),
    ...marks.flatMap(({ name, label }) => chip([name], undefined, filters[name] ? label : undefined)),
  ];
}

function listed(values: readonly string[] | undefined, name: (value: string) => string) {
  if (!values || values.length === 0) return undefined;
  const [first, second, ...rest] = values.map(name);
  return rest.length > 0 ? `${first}, ${second} and ${rest.length} more` : [first, second].filter(Boolean).join(" or ");
}

function nameIn(rows: readonly { id: string; name: string }[], id: string, missing: string) {
  return rows.find((row) => row.id === id)?.name ?? missing;
}

function between(from: string | undefined, to: string | undefined, since: string, until = "up to") {
  if (from && to) return from === to ? from : `${from} – ${to}`;
  return from ? `${since} ${from}` : to ? `${until} ${to}` : undefined;
}
