"use client";

import { LogOut, Settings, UserRound } from "lucide-react";
import { MenuItem, MenuLabel, MenuSeparator } from "@/components/ui/dropdown-menu";
import { ThemeSwitch } from "./theme-switch";

export type Person = { name: string; email?: string };
export type Own = { person: Person; profileHref?: string | undefined; settingsHref?: string | undefined; onSignOut?: (() => Promise<unknown>) | undefined };

/** Who I am, how it looks, the way out. */
export function UserRows({ person, profileHref, settingsHref, onSignOut }: Own) {
  return (
    <>
      <MenuLabel>{person.email ?? person.name}</MenuLabel>
      {profileHref && <MenuItem icon={<UserRound />} href={profileHref}>Your profile</MenuItem>}
      {settingsHref && <MenuItem icon={<Settings />} href={settingsHref}>Settings</MenuItem>}
      <MenuSeparator />
      <MenuLabel>Theme</MenuLabel>
      <ThemeSwitch inMenu />
      {onSignOut && <MenuSeparator />}
      {onSignOut && <MenuItem icon={<LogOut />} onSelect={() => void onSignOut()}>Sign out</MenuItem>}
    </>
  );
}
