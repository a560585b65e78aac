import type { Metadata } from "next";
import { CatalogList } from "@/components/catalog/catalog-list";
import { NewSolution } from "@/components/catalog/new-solution";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { NewProduct } from "@/components/products/product-form";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listCatalog } from "@/lib/catalog/queries/list";
import { ListCatalog } from "@/lib/catalog/rules";
import { catalogHref } from "@/lib/catalog/rules/words";
import { undoChangeSet } from "../changes/actions";
import { createProduct } from "../settings/products/actions";
import { createSolution } from "./actions";

export const metadata: Metadata = { title: "Catalog" };

export default async function CatalogPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("catalog.read");
  const { kind, q, after } = ListCatalog.parse(await searchParams);
  const { rows, next } = await listCatalog(ctx, { kind, q, after, limit: 50 });
  const add = kind === "products"
    ? may(ctx, "products.edit") && <NewProduct currency={ctx.setting.currencyCode} onCreate={createProduct} onUndo={undoChangeSet} />
    : may(ctx, "solutions.edit") && <NewSolution onCreate={createSolution} onUndo={undoChangeSet} />;
  return (
    <>
      <PageHeader title="Catalog" actions={add} />
      <LiveScope entities={["Product", "Solution"]} />
      <Content>
        <CatalogList kind={kind} rows={rows} q={q} currency={ctx.setting.currencyCode} nextHref={next ? catalogHref({ kind, q, after: next }) : undefined} firstHref={after ? catalogHref({ kind, q }) : undefined} />
      </Content>
    </>
  );
}
