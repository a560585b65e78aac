"use server";

import { action } from "@/lib/action";
import { undoChangeSet } from "@/lib/changes/commands";
import { UndoChangeSet } from "@/lib/changes/rules";
import * as products from "@/lib/products/commands";
import * as rules from "@/lib/products/rules";

export const createProduct = action("products.edit", rules.CreateProduct, products.createProduct);
export const editProduct = action("products.edit", rules.EditProduct, products.editProduct);
export const deleteProduct = action("products.edit", rules.DeleteProduct, products.deleteProduct);
export const undo = action("changes.undo", UndoChangeSet, undoChangeSet);
