import { notFound } from "next/navigation";
import { ProductImport } from "@/components/catalog/product-import";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { GetCatalogProduct } from "@/lib/catalog/rules";
import { undoChangeSet } from "../../../../changes/actions";

type Asked = { params: Promise<{ productId: string }> };

export const metadata = { title: "Import a product" };

export default async function ImportProductPage({ params }: Asked) {
  const ctx = await requireContext("catalog.read");
  const asked = GetCatalogProduct.safeParse(await params);
  const { id, name } = asked.success ? await getCatalogProduct(ctx, asked.data) : notFound();
  return <ProductImport productId={id} name={name} canImport={may(ctx, "products.edit", { id, ownerId: null })} onUndo={undoChangeSet} />;
}
