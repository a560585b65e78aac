"use client";

import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { late } from "@/components/ui/late";
import { Sheet } from "@/components/ui/sheet";
import type { More } from "./more-rows";
import { tabLook } from "./nav-links";

const MoreRows = late(() => import("./more-rows").then((file) => file.MoreRows));

/** "More" on a phone: every other place, search, saved views, theme, the way out. */
export function MoreSheet(more: More) {
  const path = usePathname();
  const [openedAt, setOpenedAt] = useState<string | null>(null);
  return (
    <Sheet title="More" side="bottom" open={openedAt === path} onOpenChange={(open) => setOpenedAt(open ? path : null)} trigger={<button type="button" className={tabLook}><Menu />More</button>}>
      <MoreRows {...more} onClose={() => setOpenedAt(null)} />
    </Sheet>
  );
}
