import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Box } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { DateTime } from "@/components/ui/date-time";
import { Input } from "@/components/ui/input";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { SeenAttribute, SeenCustomer } from "@/lib/telemetry/queries/health";
import { healthHref, valuesHref, type ReadHealth } from "@/lib/telemetry/rules";

/** When each customer, and each attribute of its plans, was last heard of. */
export function SeenBox({ customers, next, asked: { q, after } }: { customers: readonly SeenCustomer[]; next: string | null; asked: ReadHealth }) {
  return (
    <Box flush title="Last seen" aside="Customers with an adoption plan" actions={<Find q={q} />}>
      {customers.length === 0 ? <p className="border-t border-line px-4 py-3 text-ink-2">{q ? `No customer with a plan is called “${q}”.` : "No customer has an adoption plan yet. Once one has, the last value of each of its attributes stands here."}</p> : (
        <Table label="Last seen" framed={false} className="border-t border-line">
          <THead><Th>Customer</Th><Th>Last seen</Th><Th>Attributes</Th></THead>
          <TBody>{customers.map((customer) => <Customer key={customer.id} of={customer} />)}</TBody>
        </Table>
      )}
      <div className="px-4"><PaginationCursor label="Pages of customers" newer="First" older="Next" newerHref={after && healthHref({ q })} olderHref={next ? healthHref({ q, after: next }) : undefined} /></div>
    </Box>
  );
}

function Find({ q }: { q: string }) {
  return (
    <Form action="/settings/telemetry" className="flex gap-2" role="search">
      <Input controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Search customers" placeholder="Customer" />
      <Button type="submit" size="sm" aria-label="Search"><Search /></Button>
    </Form>
  );
}

function Customer({ of: { id, name, attributes } }: { of: SeenCustomer }) {
  const seen = attributes.flatMap(({ observedAt }) => observedAt ?? []).toSorted();
  return (
    <Tr>
      <Td className="min-w-40 align-top"><Link href={`/customers/${id}`} className="font-medium [overflow-wrap:anywhere]">{name}</Link></Td>
      <Td className="align-top whitespace-nowrap text-ink-2"><DateTime value={seen.at(-1)} missing="never" /></Td>
      <Td className="min-w-64">
        <details>
          <summary className="min-h-6 w-fit cursor-pointer">{seen.length} of {attributes.length} seen</summary>
          <ul className="mt-1 grid gap-1">{attributes.map((attribute) => <Attribute key={attribute.id} of={attribute} />)}</ul>
        </details>
      </Td>
    </Tr>
  );
}

function Attribute({ of: { assignment, planId, task, name, observedAt, isStale, freshDays } }: { of: SeenAttribute }) {
  return (
    <li className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-xs">
      <Link href={valuesHref(planId)} className="[overflow-wrap:anywhere]">{assignment}, {task}: <span className="mono">{name}</span></Link>
      {observedAt ? <span className="text-ink-3"><DateTime value={observedAt} /></span> : <span className="text-ink-3">no data yet</span>}
      {isStale && <Badge tone="watch">Older than {freshDays} days</Badge>}
    </li>
  );
}
