import { exportWorkbook } from "@/lib/catalog/queries/export";
import { GetCatalogProduct } from "@/lib/catalog/rules";
import { route } from "@/lib/route";

export const GET = route("catalog.read", GetCatalogProduct, exportWorkbook);
