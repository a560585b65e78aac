"use client";

import { LogOut, Settings, UserRound } from "lucide-react";
import { Avatar } from "@/components/ui/avatar";
import { DropdownMenu, MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { ThemeSwitch } from "./theme-switch";

export type Person = { name: string; email?: string };

/** Who I am, how it looks, the way out. */
export function UserMenu({ person, profileHref, settingsHref, onSignOut }: { person: Person; profileHref?: string | undefined; settingsHref?: string | undefined; onSignOut?: (() => Promise<unknown>) | undefined }) {
  return (
    <DropdownMenu
      side="top"
      trigger={
        <button type="button" aria-label={`${person.name}, your menu`} className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-md px-1.5 hover:bg-press md:max-lg:flex-none">
          <Avatar name={person.name} size="md" />
          <span className="truncate md:max-lg:sr-only">{person.name}</span>
        </button>
      }
    >
      <MenuLabel>{person.email ?? person.name}</MenuLabel>
      {profileHref && <MenuItem icon={<UserRound />} href={profileHref}>Your profile</MenuItem>}
      {settingsHref && <MenuItem icon={<Settings />} href={settingsHref}>Settings</MenuItem>}
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <ThemeSwitch inMenu />
      {onSignOut && <MenuSeparator />}
      {onSignOut && <MenuItem icon={<LogOut />} onSelect={() => void onSignOut()}>Sign out</MenuItem>}
    </DropdownMenu>
  );
}
