"use client";

import { Trash2 } from "lucide-react";
import { useAct } from "@/components/changes/use-act";
import { IconButton } from "@/components/ui/icon-button";
import { EditInPlace, type Edit } from "@/components/ui/in-place-edit";
import { Money } from "@/components/ui/money";
import { Td, Tr } from "@/components/ui/table";
import type { ProductRow } from "@/lib/products/queries";
import type { ProductActions } from "./product-actions";

const said = { name: "is the name now.", code: "has another code.", series: "is in another series.", listPrice: "has another list price. Deals keep theirs.", currencyCode: "is sold in another currency." } as const;

/** One product; whoever may edit products changes its values in the row. */
export function ProductItem({ product, canEdit, currency, onEdit, onDelete, onUndo }: ProductActions & { product: ProductRow; canEdit: boolean; currency: string }) {
  const { id: productId, name, code, series, listPrice, currencyCode } = product;
  const { run, working } = useAct(onUndo);
  const save = (field: keyof typeof said) => ({ value, read }: Edit) =>
    run(onEdit, { productId, field, was: read || null, value }, { object: field === "name" ? value : name, message: said[field], isInForm: true });
  const price = <Money value={listPrice} currency={currencyCode ?? currency} />;
  return (
    <Tr>
      <Td className="min-w-48 font-medium">{canEdit ? <EditInPlace label={`Name of ${name}`} value={name} onSave={save("name")} /> : name}</Td>
      <Td className="min-w-28 text-ink-2">{canEdit ? <EditInPlace label={`Code of ${name}`} value={code ?? ""} placeholder="Add" onSave={save("code")} /> : code}</Td>
      <Td className="min-w-28 text-ink-2">{canEdit ? <EditInPlace label={`Series of ${name}`} value={series ?? ""} placeholder="Add" onSave={save("series")} /> : series}</Td>
      <Td numeric className="min-w-32">{canEdit ? <EditInPlace label={`List price of ${name}`} value={listPrice ?? ""} inputMode="decimal" placeholder="Add" display={price} onSave={save("listPrice")} /> : price}</Td>
      <Td className="min-w-24">{canEdit ? <EditInPlace label={`Currency of ${name}`} value={currencyCode ?? ""} placeholder="Add" onSave={save("currencyCode")} /> : currencyCode}</Td>
      <Td>
        {canEdit && (
          <IconButton size="sm" label={`Delete ${name}`} disabled={working} onClick={() => void run(onDelete, { productId }, { object: name, message: "is off the list. Deals that sold it keep their lines." })}><Trash2 /></IconButton>
        )}
      </Td>
    </Tr>
  );
}
