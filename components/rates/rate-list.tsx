import { EmptyState } from "@/components/ui/empty-state";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { RateRow } from "@/lib/rates/queries";
import type { RateActions } from "./rate-actions";
import { RateItem } from "./rate-item";

/** Every rate by currency, the newest first. */
export function RateList({ rates, currency, canEdit, ...actions }: RateActions & { rates: readonly RateRow[]; currency: string; canEdit: boolean }) {
  if (rates.length === 0) return <EmptyState title="No rate yet">Sums over several currencies are shown in {currency}, by the latest rate on or before the day that is asked for.</EmptyState>;
  return (
    <Table label="Exchange rates">
      <THead><Th>Currencies</Th><Th numeric>Rate</Th><Th>Counts from</Th><Th className="w-12"><span className="sr-only">Remove</span></Th></THead>
      <TBody>{rates.map((rate) => <RateItem key={rate.id} of={rate} canEdit={canEdit} {...actions} />)}</TBody>
    </Table>
  );
}
