import { Search } from "lucide-react";
import Form from "next/form";
import Link from "next/link";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { Count, Money } from "@/components/ui/money";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import { TabLinks } from "@/components/ui/tabs";
import type { CatalogRow } from "@/lib/catalog/queries/list";
import { catalogHref } from "@/lib/catalog/rules/words";

type Kind = "products" | "solutions";
type Props = { kind: Kind; rows: readonly CatalogRow[]; q: string; currency: string; nextHref?: string | undefined; firstHref?: string | undefined };

/** Products, or solutions, with what their definition holds and who has them. */
export function CatalogList({ kind, rows, q, currency, nextHref, firstHref }: Props) {
  return (
    <>
      <TabLinks label="Kinds" current={catalogHref({ kind })} tabs={[{ href: "/catalog", label: "Products" }, { href: catalogHref({ kind: "solutions" }), label: "Solutions" }]} />
      <Form action="/catalog" className="flex min-w-0 gap-2 md:max-w-[360px]" role="search">
        {kind === "solutions" && <input type="hidden" name="kind" value={kind} />}
        <Input key={q} controlSize="sm" type="search" name="q" defaultValue={q} aria-label={`Search ${kind}`} placeholder="Name" />
        <Button type="submit" aria-label="Search"><Search /></Button>
      </Form>
      {rows.length === 0 ? <Empty kind={kind} q={q} /> : (
        <Table label={kind === "products" ? "Products" : "Solutions"}>
          <THead>
            <Th>Name</Th>
            {kind === "products" ? <><Th>Code</Th><Th>Series</Th><Th numeric>List price</Th></> : <Th numeric>Products</Th>}
            <Th numeric>Tasks</Th><Th numeric>Weight</Th><Th numeric>Customers</Th><Th numeric>Version</Th>
          </THead>
          <TBody>{rows.map((row) => <Row key={row.id} kind={kind} row={row} currency={currency} />)}</TBody>
        </Table>
      )}
      <PaginationCursor label={`Pages of ${kind}`} newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}

function Row({ kind, row, currency }: { kind: Kind; row: CatalogRow; currency: string }) {
  return (
    <Tr>
      <Td className="min-w-48 font-medium"><Link href={`/catalog/${kind}/${row.id}`} className="text-ink">{row.name}</Link></Td>
      {kind === "solutions" ? <Td numeric><Count value={row.products} /></Td> : (
        <>
          <Td className="text-ink-2">{row.code}</Td>
          <Td className="text-ink-2">{row.series}</Td>
          <Td numeric><Money value={row.listPrice} currency={row.currencyCode ?? currency} /></Td>
        </>
      )}
      <Td numeric><Count value={row.tasks} /></Td>
      <Td numeric>{row.weight}</Td>
      <Td numeric><Count value={row.customers} /></Td>
      <Td numeric><Count value={row.definitionVersion} /></Td>
    </Tr>
  );
}

function Empty({ kind, q }: { kind: Kind; q: string }) {
  if (q) return <EmptyState title={`Nothing here is called “${q}”`} actions={<LinkButton href={catalogHref({ kind })}>Show all</LinkButton>} />;
  if (kind === "solutions") return <EmptyState title="No solutions yet">A solution sells several products as one, with tasks of its own. Plans of a customer begin with it.</EmptyState>;
  return <EmptyState title="No products yet">A product holds the weighted tasks that a customer’s plan begins with. Add one, or import the list in the settings.</EmptyState>;
}
