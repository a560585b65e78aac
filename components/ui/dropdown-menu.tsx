"use client";

import { createContext, use, useState, type ReactNode } from "react";
import { LateTrigger, type TriggerElement } from "./late-trigger";
import type { CheckProps, ChoicesProps, ItemProps, MenuParts } from "./menu/parts";
import { useLate } from "./use-late";

const load = () => import("./menu/menu-root");

/** The rows' own code, given by the open menu around them. */
export const Parts = createContext<MenuParts | null>(null);

/** A button's menu. The trigger is any button; rows are MenuItem, MenuChoices, MenuCheck, MenuLabel, MenuSeparator. What it opens with comes when the hand is near. */
export function DropdownMenu({ trigger, ...frame }: { trigger: TriggerElement; align?: "start" | "end" | undefined; side?: "top" | "bottom" | undefined; children: ReactNode }) {
  const [wanted, setWanted] = useState<"no" | "by hand" | "by keyboard">("no");
  const late = useLate(load, wanted !== "no");
  if (late) return <late.MenuRoot trigger={trigger} byKeyboard={wanted === "by keyboard"} {...frame} />;
  return <LateTrigger trigger={trigger} popup="menu" onNear={() => void load()} onWant={(byKeyboard) => setWanted(byKeyboard ? "by keyboard" : "by hand")} />;
}

export function MenuItem(props: ItemProps) {
  const { Item } = useParts();
  return <Item {...props} />;
}

/** One of several, with a tick at the one that holds. */
export function MenuChoices(props: ChoicesProps) {
  const { Choices } = useParts();
  return <Choices {...props} />;
}

/** A row that is on or off; the menu stays open. */
export function MenuCheck(props: CheckProps) {
  const { Check } = useParts();
  return <Check {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = useParts();
  return <Label>{children}</Label>;
}

export function MenuSeparator() {
  const { Separator } = useParts();
  return <Separator />;
}

function useParts() {
  const parts = use(Parts);
  if (!parts) throw new Error("A menu's row stands outside a DropdownMenu");
  return parts;
}
