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
export function ViewMenu({ phone = false, ...place }: Props) {
  const { view, mayShare } = place;
  const [asking, setAsking] = useState<"new" | "rename" | null>(null);
  return (
    <>
      {!phone && !view && <Button variant="quiet" className="max-md:hidden" onClick={() => setAsking("new")}>Save view</Button>}
      {!phone && view && <OpenMenu {...place} view={view} may={!view.isShared || mayShare} onAsk={setAsking} />}
      {phone && <ChipButton className="md:hidden" onClick={() => setAsking("new")}><BookmarkPlus aria-hidden="true" />Save view</ChipButton>}
      {asking && <ViewDialog {...place} view={asking === "rename" ? view : null} onClose={() => setAsking(null)} />}
    </>
  );
}

type Opened = Pick<Props, "actions" | "entity" | "address"> & { view: OpenView; may: boolean; onAsk: (what: "new" | "rename") => void };

function OpenMenu({ view, may, onAsk, ...place }: Opened) {
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

function useOpenView({ id, name, isShared }: OpenView, { entity, address, actions }: Pick<Props, "actions" | "entity" | "address">) {
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
