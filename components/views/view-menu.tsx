"use client";

import { BookmarkPlus, ChevronDown } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { DropdownMenu, MenuItem, MenuSeparator } from "@/components/ui/dropdown-menu";
import { late } from "@/components/ui/late";
import { ChipButton } from "@/components/ui/tag-chip";
import { toastRefusal, toastUndo } from "@/components/ui/toast";
import { pictureOf, type ViewPlace } from "./view-picture";
import type { ViewActions } from "./view-dialog";

const ViewDialog = late(() => import("./view-dialog").then((file) => file.ViewDialog));

export type OpenView = { id: string; name: string; isShared: boolean };
type Props = { actions: ViewActions; entity: ViewPlace; address: string; view: OpenView | null; mayShare: boolean; /** As a chip in the toolbar of a phone. */ phone?: boolean };

/** "Save view", and for a view that is open: save over it, rename it, delete it. */
export function ViewMenu({ entity, address, view, mayShare, phone = false, actions }: Props) {
  const router = useRouter();
  const [asking, setAsking] = useState<"new" | "rename" | null>(null);
  const may = view && (!view.isShared || mayShare);
  const say = (name: string, message: string, outcome: Awaited<ReturnType<ViewActions["deleteView"]>>) => {
    if (!outcome.ok) return toastRefusal({ object: name, message: outcome.message });
    const { changeSetId } = outcome.value;
    toastUndo({ object: name, message, onUndo: () => void actions.undoChangeSet({ changeSetId }).then((undone) => undone.ok || toastRefusal({ message: undone.message })) });
  };
  const saveOver = async ({ id, name, isShared }: OpenView) => say(name, "shows what you see now.", await answered(actions.saveView({ viewId: id, name, isShared, ...pictureOf(entity, address) })));
  const remove = async ({ id, name }: OpenView) => {
    const outcome = await answered(actions.deleteView({ viewId: id }));
    say(name, "is deleted.", outcome);
    if (outcome.ok) router.replace(`/${entity}`);
  };
  return (
    <>
      {!phone && !view && <Button variant="quiet" className="max-md:hidden" onClick={() => setAsking("new")}>Save view</Button>}
      {!phone && view && (
        <DropdownMenu align="end" trigger={<Button variant="quiet" className="max-w-48 max-md:hidden"><span className="truncate">{view.name}</span><ChevronDown className="size-3.5" /></Button>}>
          {may && <MenuItem onSelect={() => void saveOver(view)} detail="With the filters and order you see now">Save over “{view.name}”</MenuItem>}
          <MenuItem onSelect={() => setAsking("new")}>Save as a new view</MenuItem>
          {may && <MenuSeparator />}
          {may && <MenuItem onSelect={() => setAsking("rename")}>Rename</MenuItem>}
          {may && <MenuItem tone="danger" onSelect={() => void remove(view)}>Delete view</MenuItem>}
        </DropdownMenu>
      )}
      {phone && <ChipButton className="md:hidden" onClick={() => setAsking("new")}><BookmarkPlus aria-hidden="true" />Save view</ChipButton>}
      {asking && <ViewDialog entity={entity} address={address} view={asking === "rename" ? view : null} mayShare={mayShare} actions={actions} onClose={() => setAsking(null)} />}
    </>
  );
}
