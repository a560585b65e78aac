"use client";

import { ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import type { ViewActions } from "./view-dialog";
import type { OpenView, ViewMenuProps } from "./view-menu";
import { pictureOf } from "./view-picture";

type Opened = Pick<ViewMenuProps, "actions" | "entity" | "address"> & { view: OpenView; may: boolean; onAsk: (what: "new" | "rename") => void };

/** What is done with a view that is open. */
export function OpenViewMenu({ view, may, onAsk, ...place }: Opened) {
  const { saveOver, remove } = useOpenView(view, place);
  return (
    <DropdownMenu align="end" trigger={<Button variant="quiet" className="max-w-48 max-md:hidden"><span className="truncate">{view.name}</span><ChevronDown className="size-3.5" /></Button>}>
      {may && <MenuItem onSelect={() => void saveOver()} detail="With the filters and order you see now">Save over “{view.name}”</MenuItem>}
      <MenuItem onSelect={() => onAsk("new")}>Save as a new view</MenuItem>
      {may && <MenuSeparator />}
      {may && <MenuItem onSelect={() => onAsk("rename")}>Rename</MenuItem>}
      {may && <MenuItem tone="danger" onSelect={() => void remove()}>Delete view</MenuItem>}
    </DropdownMenu>
  );
}

function useOpenView({ id, name, isShared }: OpenView, { entity, address, actions }: Pick<ViewMenuProps, "actions" | "entity" | "address">) {
  const router = useRouter();
  const say = (message: string, outcome: Awaited<ReturnType<ViewActions["deleteView"]>>) => {
    if (!outcome.ok) return toastRefusal({ object: name, message: outcome.message });
    const { changeSetId } = outcome.value;
    toastUndo({ object: name, message, onUndo: () => void actions.undoChangeSet({ changeSetId }).then((undone) => undone.ok || toastRefusal({ message: undone.message })) });
  };
  const saveOver = async () => say("shows what you see now.", await answered(actions.saveView({ viewId: id, name, isShared, ...pictureOf(entity, address) })));
  const remove = async () => {
    const outcome = await answered(actions.deleteView({ viewId: id }));
    say("is deleted.", outcome);
    if (outcome.ok) router.replace(`/${entity}`);
  };
  return { saveOver, remove };
}
