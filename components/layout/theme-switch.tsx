"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useSyncExternalStore } from "react";
import { MenuChoices } from "@/components/ui/dropdown-menu";
import { Segmented } from "@/components/ui/segmented";

const listeners = new Set<() => void>();
const choices = [
  { value: "system", label: "System", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
];

/** The theme is a cookie the root layout reads; here it is set at once, without a reload. */
export function ThemeSwitch({ inMenu = false }: { inMenu?: boolean }) {
  const theme = useSyncExternalStore(listen, () => document.documentElement.dataset.theme ?? "system", () => "system");
  if (inMenu) return <MenuChoices value={theme} onChange={chooseTheme} choices={choices} />;
  return <Segmented label="Theme" segments={choices} value={theme} onChange={chooseTheme} />;
}

export function chooseTheme(theme: string) {
  const root = document.documentElement;
  const age = theme === "system" ? 0 : 31_536_000;
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  listeners.forEach((hear) => hear());
}

function listen(hear: () => void) {
  listeners.add(hear);
  return () => {
    listeners.delete(hear);
  };
}
