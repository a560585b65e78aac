import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { ProductRecord } from "@/components/catalog/product-record";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getCatalogProduct } from "@/lib/catalog/queries/record";
import { GetCatalogProduct } from "@/lib/catalog/rules";
import { rememberView } from "@/lib/recent/commands";
import * as changes from "../../../changes/actions";
import * as presence from "../../../presence/actions";
import { deleteProduct, editProduct } from "../../../settings/products/actions";
import * as act from "../../actions";

type Asked = { params: Promise<{ productId: string }> };

const load = cache(async (productId: string) => {
  const ctx = await requireContext("catalog.read");
  const asked = GetCatalogProduct.safeParse({ productId });
  return asked.success ? getCatalogProduct(ctx, asked.data) : notFound();
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).productId)).name };
}

export default async function CatalogProductPage({ params }: Asked) {
  const ctx = await requireContext("catalog.read");
  const product = await load((await params).productId);
  after(() => rememberView(ctx, { entity: "Product", entityId: product.id }));
  return (
    <ProductRecord product={product} currency={ctx.setting.currencyCode} canEdit={may(ctx, "products.edit", { id: product.id, ownerId: null })} actions={{ ...act, ...changes, ...presence }} onEdit={editProduct} onDelete={deleteProduct} />
  );
}
