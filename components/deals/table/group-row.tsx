import { Money } from "@/components/ui/money";
import type { DealGroup, DealRow } from "@/lib/deals/queries/shapes";
import type { Grouping } from "../address";
import { GroupName } from "./group-name";

/** What a row belongs to, as the groups' own keys say it. Closed deals belong to the month they closed in. */
export function keyOf(grouping: Grouping, row: DealRow | undefined): string | null {
  if (!row) return "";
  if (grouping === "stage") return row.stageId;
  if (grouping === "owner") return row.ownerId;
  if (grouping === "customer") return row.customerId;
  return (row.closedDate ?? row.expectedCloseDate)?.slice(0, 7) ?? null;
}

/** A group's head: its name, how many deals, what they are worth and what that weighs. The sums are of the whole group, not of this page. */
export function GroupRow({ group, grouping, span }: { group: DealGroup | undefined | null | ""; grouping: Grouping | null; span: number }) {
  if (!group || !grouping) return null;
  return (
    <tr>
      <th scope="colgroup" colSpan={span} className="border-b border-line bg-sunken px-4 py-1.5 text-left font-normal">
        <span className="flex flex-wrap items-baseline gap-x-4"><GroupSums group={group} grouping={grouping} /></span>
      </th>
    </tr>
  );
}

export function GroupSums({ group, grouping }: { group: DealGroup; grouping: Grouping }) {
  const { value, weighted, count } = group;
  return (
    <>
      <b className="font-semibold"><GroupName group={group} grouping={grouping} /></b>
      <span className="text-ink-3">{count === 1 ? "1 deal" : `${count} deals`}</span>
      <span className="ml-auto"><Money value={value.amount} currency={value.currencyCode} />{value.without.length > 0 && <span className="text-ink-3"> without {value.without.join(", ")}</span>}</span>
      <span className="text-ink-3">weighted <Money value={weighted.amount} currency={weighted.currencyCode} /></span>
    </>
  );
}
