"use client";

import { ArrowUp, X } from "lucide-react";
import Link from "next/link";
import { useAct, type Undo } from "@/components/changes/use-act";
import { RailSection } from "@/components/layout/record-layout";
import { Combobox } from "@/components/ui/combobox";
import { IconButton } from "@/components/ui/icon-button";
import type { CatalogSolution } from "@/lib/catalog/queries/shapes";
import type { SolutionActions } from "./catalog-actions";

type Props = { solution: CatalogSolution; canEdit: boolean; onChoose: SolutionActions["chooseProducts"]; onUndo: Undo };

/** Which products a solution sells, in their order. */
export function SolutionProducts({ solution: { id: solutionId, name, products, choices }, canEdit, onChoose, onUndo }: Props) {
  const { run, working } = useAct(onUndo);
  const ids = products.map(({ id }) => id);
  const choose = (productIds: string[]) => void run(onChoose, { solutionId, was: ids, productIds }, { object: name, message: "sells other products, or in another order." });
  const rest = choices.filter(({ id }) => !ids.includes(id)).map(({ id, name: label }) => ({ value: id, label }));
  return (
    <RailSection title="Products" count={products.length > 0 ? products.length : undefined}>
      {products.length === 0 && <p className="text-ink-3">It sells no product yet.</p>}
      <ol className="grid gap-1">
        {products.map((product, place) => (
          <li key={product.id} className="flex items-center gap-1">
            <Link href={`/catalog/products/${product.id}`} className="min-w-0 flex-1 truncate">{product.name}</Link>
            {canEdit && place > 0 && <IconButton size="sm" label={`Move ${product.name} up`} disabled={working} onClick={() => choose(ids.with(place - 1, product.id).with(place, ids[place - 1] ?? product.id))}><ArrowUp /></IconButton>}
            {canEdit && <IconButton size="sm" label={`Take ${product.name} out`} disabled={working} onClick={() => choose(ids.toSpliced(place, 1))}><X /></IconButton>}
          </li>
        ))}
      </ol>
      {canEdit && <Combobox quiet label="Add product" placeholder="Add product" value={null} options={rest} disabled={working} onChange={(option) => option && choose([...ids, option.value])} />}
    </RailSection>
  );
}
