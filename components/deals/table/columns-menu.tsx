"use client";

import { ArrowDown, ArrowUp, Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useOptimistic } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { Popover } from "@/components/ui/popover";
import { ChipButton } from "@/components/ui/tag-chip";
import { dealsHref } from "../address";
import { dealColumns, writeColumns, type ColumnId } from "./columns";

/** Which columns stand, and in which order. The choice is in the address, so a saved view keeps it. */
export function ColumnsMenu({ chosen, address }: { chosen: readonly ColumnId[]; address: string }) {
  const router = useRouter();
  const [shown, guess] = useOptimistic(chosen);
  const put = (ids: readonly ColumnId[]) => startTransition(() => {
    guess(ids);
    router.replace(dealsHref(address, { cols: writeColumns(ids) }), { scroll: false });
  });
  const move = (id: ColumnId, step: number) => {
    const ids = shown.filter((one) => one !== id);
    put([...ids.slice(0, shown.indexOf(id) + step), id, ...ids.slice(shown.indexOf(id) + step)]);
  };
  const rest = dealColumns.filter(({ id }) => !shown.includes(id));
  return (
    <Popover label="Columns" align="end" className="max-h-(--radix-popover-content-available-height) w-64 overflow-y-auto" trigger={<ChipButton className="max-md:hidden"><Columns3 aria-hidden="true" />Columns</ChipButton>}>
      <ul className="grid gap-0.5">
        {shown.map((id, place) => {
          const label = dealColumns.find((column) => column.id === id)?.label ?? id;
          return (
            <li key={id} className="flex items-center">
              <Checkbox className="min-w-0 flex-1" label={label} checked disabled={id === "name"} onChange={() => put(shown.filter((one) => one !== id))} />
              <IconButton size="sm" label={`Move ${label} forward`} disabled={place < 2} onClick={() => move(id, -1)}><ArrowUp /></IconButton>
              <IconButton size="sm" label={`Move ${label} back`} disabled={place === 0 || place === shown.length - 1} onClick={() => move(id, 1)}><ArrowDown /></IconButton>
            </li>
          );
        })}
        {rest.map(({ id, label }) => <li key={id}><Checkbox label={label} checked={false} onChange={() => put([...shown, id])} /></li>)}
      </ul>
    </Popover>
  );
}
