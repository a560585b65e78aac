"use client";

import { Box } from "@/components/layout/record-layout";
import { Combobox } from "@/components/ui/combobox";
import type { Outcome } from "@/lib/action";
import type { SellersCustomer } from "@/lib/ops/projects/queries/linking";
import { useRun, type Act } from "./use-run";

type Props = { organizationId: string; name: string; customers: readonly SellersCustomer[]; onFind: (input: { q: string }) => Promise<Outcome<SellersCustomer[]>>; onLink: Act<{ organizationId: string; customerId: string }> };

/** Whose customer an organization is; where it is an organization already, its next implementation belongs to it. */
export function LinkedCustomers({ organizationId, name, customers, onFind, onLink }: Props) {
  const { run } = useRun();
  const search = async (q: string) => {
    const found = q.trim() ? await onFind({ q: q.trim() }) : null;
    return found?.ok ? found.value.map((customer) => ({ value: customer.id, label: customer.name, detail: customer.sellerName })) : [];
  };
  return (
    <Box title="Customer of" aside={customers.length === 0 ? "nobody yet" : undefined}>
      <ul className="mb-2">{customers.map((customer) => <li key={customer.id}>{customer.sellerName} <span className="text-ink-3">as {customer.name}</span></li>)}</ul>
      <div className="max-w-[320px]">
        <Combobox
          label={`A customer that is ${name}`} placeholder="Link a customer" onSearch={search} value={null}
          onChange={(option) => option && void run(onLink, { organizationId, customerId: option.value }, { object: option.label, done: `is ${name}.` })}
        />
      </div>
    </Box>
  );
}
