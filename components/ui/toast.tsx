"use client";

import type { ReactNode } from "react";
import { useLate } from "./use-late";

type Said = { object: ReactNode; message: ReactNode; next?: { label: string; href: string } };
export type Done = Said & { onUndo?: () => void };
export type Refusal = { object?: ReactNode; message: ReactNode; request?: string | undefined; actions?: readonly { label: string; onClick: () => void }[] };
/** What shows toasts, each by its number. */
export type Toasts = { done: (id: number, said: Done) => unknown; refusal: (id: number, said: Refusal) => unknown; dismiss: (id: number) => unknown };

const load = () => import("./toast/toasts");
const waiting: ((toasts: Toasts) => void)[] = [];
const offered: number[] = [];
let shown: Toasts | null = null;
let last = 0;

/** Bottom right, newest at the bottom, three at most. Once, in the root layout; its code comes when the page stands, and what is said before waits for it. */
export function Toaster() {
  const late = useLate(load, true);
  return late && <late.ToastList onReady={begin} />;
}

/** What was done, and the way back for eight seconds; the line waits while the toast is looked at. */
export function toastUndo(said: Said & { onUndo: () => void }) {
  offered.push(say((toasts, id) => toasts.done(id, said)));
}

/** What was done, where there is no way back or none is needed. */
export function toastDone(said: Said) {
  say((toasts, id) => toasts.done(id, said));
}

/** What was not done, and the choices. Stays until it is dismissed. */
export function toastRefusal(said: Refusal) {
  say((toasts, id) => toasts.refusal(id, said));
}

/** Ctrl-Z did what the newest toast offers, so the offer is void. */
export function dismissLastUndo() {
  const id = offered.pop();
  if (id !== undefined) shown?.dismiss(id);
}

function say(show: (toasts: Toasts, id: number) => unknown) {
  const id = (last += 1);
  if (shown) show(shown, id);
  else waiting.push((toasts) => show(toasts, id));
  return id;
}

function begin(toasts: Toasts) {
  shown = toasts;
  for (const show of waiting.splice(0)) show(toasts);
}
