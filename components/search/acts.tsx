"use client";

import { ArrowRight, Keyboard, LogOut, Monitor, Moon, Plus, Sun } from "lucide-react";
import type { ReactNode } from "react";
import { openKeyboardSheet } from "@/components/layout/keyboard-sheet";
import { chooseTheme } from "@/components/layout/theme-switch";

type Place = { href: string; label: string; keys?: string | undefined };
/** Where this person may go, what they may make, and the way out. */
export type Places = { pages: readonly Place[]; settings: readonly Place[]; creates: readonly Place[]; onSignOut?: (() => Promise<unknown>) | undefined };
/** Something to do: an address, or an act. `words` are found too, without being shown. */
export type Act = { id: string; label: string; words?: string; keys?: string | undefined; icon: ReactNode; href?: string; onRun?: () => void };

export function commandsOf({ pages, settings, creates, onSignOut }: Places): Act[] {
  return [
    ...creates.map(({ href, label, keys }) => ({ id: href, label, words: "add create plan", keys, icon: <Plus />, href })),
    ...pages.map(({ href, label, keys }) => ({ id: href, label: `Go to ${label}`, keys, icon: <ArrowRight />, href })),
    ...settings.map(({ href, label }) => ({ id: href, label: `Settings: ${label}`, words: "go to", icon: <ArrowRight />, href })),
    { id: "light", label: "Light theme", words: "switch appearance bright", icon: <Sun />, onRun: () => chooseTheme("light") },
    { id: "dark", label: "Dark theme", words: "switch appearance night", icon: <Moon />, onRun: () => chooseTheme("dark") },
    { id: "system", label: "Theme of the system", words: "switch appearance automatic", icon: <Monitor />, onRun: () => chooseTheme("system") },
    { id: "keys", label: "Keyboard shortcuts", words: "help keys", keys: "?", icon: <Keyboard />, onRun: openKeyboardSheet },
    ...(onSignOut ? [{ id: "out", label: "Sign out", words: "log out leave", icon: <LogOut />, onRun: () => void onSignOut() }] : []),
  ];
}
