import Link from "next/link";
import { RailSection } from "@/components/layout/record-layout";
import type { CustomerRecord } from "@/lib/customers/queries/shapes";

/** What belongs to this customer, and what it belongs to. */
export function CustomerFamily({ customer }: { customer: CustomerRecord }) {
  const { subsidiaries, parentCustomerId, parentName } = customer;
  if (subsidiaries.length === 0 && !parentName) return null;
  return (
    <RailSection title="Group" count={subsidiaries.length || undefined}>
      {parentName && <p className="mb-1.5 text-ink-2">Belongs to <Link href={`/customers/${parentCustomerId}`}>{parentName}</Link></p>}
      <ul className="grid gap-1.5">{subsidiaries.map(({ id, name }) => <li key={id} className="truncate"><Link href={`/customers/${id}`} className="text-ink">{name}</Link></li>)}</ul>
    </RailSection>
  );
}
