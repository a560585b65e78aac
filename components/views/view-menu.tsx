"use client";

import { BookmarkPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { late } from "@/components/ui/late";
import { ChipButton } from "@/components/ui/tag-chip";
import type { ViewPlace } from "./view-picture";
import type { ViewActions } from "./view-dialog";

const OpenViewMenu = late(() => import("./open-view-menu").then((file) => file.OpenViewMenu));
const ViewDialog = late(() => import("./view-dialog").then((file) => file.ViewDialog));

export type OpenView = { id: string; name: string; isShared: boolean };
export type ViewMenuProps = { actions: ViewActions; entity: ViewPlace; address: string; view: OpenView | null; mayShare: boolean; /** As a chip in the toolbar of a phone. */ phone?: boolean };

/** "Save view", and for a view that is open: save over it, rename it, delete it. */
export function ViewMenu({ phone = false, ...place }: ViewMenuProps) {
  const { view, mayShare } = place;
  const [asking, setAsking] = useState<"new" | "rename" | null>(null);
  return (
    <>
      {!phone && !view && <Button variant="quiet" className="max-md:hidden" onClick={() => setAsking("new")}>Save view</Button>}
      {!phone && view && <OpenViewMenu {...place} view={view} may={!view.isShared || mayShare} onAsk={setAsking} />}
      {phone && <ChipButton className="md:hidden" onClick={() => setAsking("new")}><BookmarkPlus aria-hidden="true" />Save view</ChipButton>}
      {asking && <ViewDialog {...place} view={asking === "rename" ? view : null} onClose={() => setAsking(null)} />}
    </>
  );
}
