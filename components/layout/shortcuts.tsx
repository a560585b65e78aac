"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent } from "react";

type Act = (event: KeyboardEvent) => void;

const acts = new Map<string, Act[]>();
let begun = { key: "", at: 0 };

/** "n", "?", "g d" (one after the other), "mod k" (Ctrl or Cmd). The latest one mounted wins. Single keys are silent while someone types or a dialog is open. */
export function useShortcut(keys: string, act: Act, on = true) {
  const latest = useEffectEvent(act);
  // The keyboard belongs to the document, which React does not own: listen while mounted.
  useEffect(() => {
    if (!on) return;
    const mine: Act = (event) => latest(event);
    if (acts.size === 0) document.addEventListener("keydown", hear);
    acts.set(keys, [...(acts.get(keys) ?? []), mine]);
    return () => {
      const rest = (acts.get(keys) ?? []).filter((one) => one !== mine);
      if (rest.length > 0) acts.set(keys, rest);
      else acts.delete(keys);
      if (acts.size === 0) document.removeEventListener("keydown", hear);
    };
  }, [keys, on]);
}

/** One shortcut as an element, for pages that render on the server: `<Shortcut keys="n" href="/deals/new" />`. */
export function Shortcut({ keys, href }: { keys: string; href: string }) {
  const router = useRouter();
  useShortcut(keys, () => router.push(href));
  return null;
}

function hear(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  const mod = event.ctrlKey || event.metaKey;
  if (event.altKey || (!mod && isBusy(event.target))) return;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const after = !mod && begun.key && event.timeStamp - begun.at < 1000 ? acts.get(`${begun.key} ${key}`) : undefined;
  const found = (after ?? acts.get(mod ? `mod ${key}` : key))?.at(-1);
  begun = mod ? { key: "", at: 0 } : { key, at: event.timeStamp };
  if (!found || (mod && key === "z" && isTyping(event.target))) return;
  event.preventDefault();
  found(event);
}

function isBusy(target: EventTarget | null) {
  return isTyping(target) || document.querySelector('[role="dialog"][data-state="open"], [role="alertdialog"][data-state="open"], [role="menu"]') !== null;
}

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"])'));
}
