import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { NewProduct } from "@/components/products/product-form";
import { ProductList } from "@/components/products/product-list";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listProducts } from "@/lib/products/queries";
import { ListProducts, productsHref } from "@/lib/products/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Products" };

export default async function ProductsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("products.read");
  const asked = ListProducts.catch({ q: "", limit: 100 }).parse({ ...(await searchParams), limit: 100 });
  const { products, next } = await listProducts(ctx, asked);
  const canEdit = may(ctx, "products.edit");
  const { q, after } = asked;
  return (
    <>
      <PageHeader title="Products" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <NewProduct currency={ctx.setting.currencyCode} onCreate={actions.createProduct} onUndo={actions.undo} />} />
      <LiveScope entities={["Product"]} />
      <Content>
        <ProductList
          products={products} canEdit={canEdit} q={q} currency={ctx.setting.currencyCode} nextHref={next ? productsHref({ q, after: next }) : undefined} firstHref={after ? productsHref({ q }) : undefined}
          onEdit={actions.editProduct} onDelete={actions.deleteProduct} onUndo={actions.undo}
        />
      </Content>
    </>
  );
}
