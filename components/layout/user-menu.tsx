"use client";

import { useState } from "react";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu } from "@/components/ui/dropdown-menu";
import { useLate } from "@/components/ui/use-late";
import type { Own } from "./user-rows";

const load = () => import("./user-rows");

export type { Person } from "./user-rows";

/** Who I am, and what is mine; its rows come, like the menu, when the hand is near. */
export function UserMenu(own: Own) {
  const [isNear, setNear] = useState(false);
  const late = useLate(load, isNear);
  return (
    <div className="contents" onPointerEnter={() => setNear(true)} onFocus={() => setNear(true)}>
      <DropdownMenu
        side="top"
        trigger={
          <button type="button" aria-label={`${own.person.name}, your menu`} className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 hover:bg-press md:max-lg:flex-none">
            <Avatar name={own.person.name} size="md" />
            <span className="truncate md:max-lg:sr-only">{own.person.name}</span>
          </button>
        }
      >
        {late && <late.UserRows {...own} />}
      </DropdownMenu>
    </div>
  );
}
