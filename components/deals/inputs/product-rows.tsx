"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { NumberInput } from "@/components/ui/number-input";
import type { ProductChoice } from "../filters/choices";

export type ProductRow = { key: number; productId: string; quantity: string; price: string };

/** Products of a new deal: each with its quantity, and its list price unless another is typed. */
export function ProductRows({ products, rows, faults, onChange }: { products: readonly ProductChoice[]; rows: ProductRow[]; faults: Readonly<Record<string, string>>; onChange: (rows: ProductRow[]) => void }) {
  const options = products.map(({ id, name }) => ({ value: id, label: name }));
  const put = (key: number, change: Partial<ProductRow>) => onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const first = products[0];
  return (
    <div className="grid gap-2">
      {rows.map(({ key, productId, quantity, price }, place) => {
        const product = products.find(({ id }) => id === productId);
        return (
          <div key={key} className="grid grid-cols-[minmax(0,1fr)_64px_104px_auto] items-start gap-2">
            <Field label="Product" labelHidden={place > 0} error={faults[`products.${place}.productId`]}>
              <Combobox options={options} value={product ? { value: product.id, label: product.name } : null} onChange={(option) => option && put(key, { productId: option.value })} />
            </Field>
            <Field label="Qty" labelHidden={place > 0} error={faults[`products.${place}.quantity`]}><NumberInput defaultValue={quantity} onNumber={(plain) => put(key, { quantity: plain })} /></Field>
            <Field label="Price" labelHidden={place > 0} error={faults[`products.${place}.price`]}><NumberInput defaultValue={price} placeholder={product?.price ?? "0.00"} onNumber={(plain) => put(key, { price: plain })} /></Field>
            <IconButton label={`Take ${product?.name ?? "the product"} off`} className={place === 0 ? "mt-[22px]" : "mt-0.5"} onClick={() => onChange(rows.filter((row) => row.key !== key))}><X /></IconButton>
          </div>
        );
      })}
      {first && <Button size="sm" variant="quiet" className="-ml-2 justify-self-start" onClick={() => onChange([...rows, { key: (rows.at(-1)?.key ?? 0) + 1, productId: first.id, quantity: "1", price: "" }])}><Plus />Add a product</Button>}
    </div>
  );
}
