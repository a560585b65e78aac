import type { z } from "zod";
import type { Act, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/products/rules";

/** The server's side of the products page, handed in by it. */
export type ProductActions = { onEdit: Act<z.input<typeof rules.EditProduct>>; onDelete: Act<z.input<typeof rules.DeleteProduct>>; onUndo: Undo };

export type CreateProduct = Act<z.input<typeof rules.CreateProduct>, { changeSetId: string; productId: string }>;
