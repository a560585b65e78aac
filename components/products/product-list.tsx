import { Search } from "lucide-react";
import Form from "next/form";
import { Button, LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Input } from "@/components/ui/input";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import type { ProductRow } from "@/lib/products/queries";
import type { ProductActions } from "./product-actions";
import { ProductItem } from "./product-item";

type Props = ProductActions & { products: readonly ProductRow[]; canEdit: boolean; q: string; currency: string; nextHref?: string | undefined; firstHref?: string | undefined };

/** Products by name, a hundred a page; each value is changed where it stands. */
export function ProductList({ products, canEdit, q, currency, nextHref, firstHref, ...actions }: Props) {
  return (
    <>
      <Form action="/settings/products" className="flex min-w-0 gap-2 md:max-w-[360px]" role="search">
        <Input key={q} controlSize="sm" type="search" name="q" defaultValue={q} aria-label="Search products" placeholder="Name" />
        <Button type="submit" aria-label="Search"><Search /></Button>
      </Form>
      {products.length === 0 ? <Empty q={q} /> : (
        <Table label="Products">
          <THead><Th>Name</Th><Th>Code</Th><Th>Series</Th><Th numeric>List price</Th><Th>Currency</Th><Th className="w-12"><span className="sr-only">Delete</span></Th></THead>
          <TBody>{products.map((product) => <ProductItem key={product.id} product={product} canEdit={canEdit} currency={currency} {...actions} />)}</TBody>
        </Table>
      )}
      <PaginationCursor label="Pages of products" newer="First" older="Next" newerHref={firstHref} olderHref={nextHref} />
    </>
  );
}

function Empty({ q }: { q: string }) {
  if (q) return <EmptyState title={`No product is called “${q}”`} actions={<LinkButton href="/settings/products">Show all</LinkButton>} />;
  return <EmptyState title="No products yet">What is on this list can be sold on a deal’s lines. Add one, or import the list.</EmptyState>;
}
