"use client";

import { useState, useTransition, type KeyboardEvent, type ReactNode } from "react";
import { answered } from "./answered";
import { cn } from "./cn";
import { ConflictChoice } from "./conflict-choice";
import { DateTime } from "./date-time";
import { formatTime } from "./dates";
import { ErrorLine, SavedLine } from "./field";
import { controlHeight, controlLook } from "./input";
import { useReader } from "./locale";
import type { SelectOption } from "./select";

/** What the server may answer; an action's Outcome fits. */
export type Saved = { ok: true } | { ok: false; message: string; fields?: Readonly<Record<string, string>>; conflict?: Clash };
type Clash = { yours: unknown; theirs: unknown; byName: string; at: string };
/** The new value and the one it was read as, so the server can tell whether somebody was faster. */
export type Edit = { value: string; read: string };

type Editable = {
  label: string;
  value: string;
  display?: ReactNode;
  onSave: (edit: Edit) => Promise<Saved>;
  type?: "text" | "date" | "email" | "url" | "tel" | "number" | undefined;
  options?: readonly SelectOption[] | undefined;
  multiline?: boolean | undefined;
  inputMode?: "decimal" | "numeric" | undefined;
  placeholder?: string | undefined;
  show?: ((value: string) => ReactNode) | undefined;
  className?: string | undefined;
  /** Begins as an input, where something else opened it; `onLeave` hears when it is text again. */
  startOpen?: boolean | undefined;
  onLeave?: (() => void) | undefined;
};

/** Looks like text until it is pointed at or focused. Saves on Enter and on leaving; Escape puts it back. */
export function EditInPlace({ label, value, display, onSave, type = "text", options, multiline, inputMode, placeholder = "Not recorded", show = (text) => options?.find((one) => one.value === text)?.label ?? text, className, startOpen = false, onLeave }: Editable) {
  const reader = useReader();
  const [draft, setDraft] = useState<string | null>(startOpen ? value : null);
  // What stood here when editing began: fresh data may arrive meanwhile, and only the server may say whether that clashes.
  const [from, setFrom] = useState(value);
  const [told, setTold] = useState<{ error?: string; saved?: string; clash?: Clash }>({});
  const [back, setBack] = useState(false);
  const [working, start] = useTransition();
  const save = (next: string, read = from) => {
    if (working) return;
    if (next === from && read === from) return leave();
    start(async () => {
      const answer: Saved = await answered(onSave({ value: next, read }));
      start(() => {
        if (!answer.ok) return setTold(answer.conflict ? { clash: answer.conflict } : { error: Object.values(answer.fields ?? {})[0] ?? answer.message });
        setTold({ saved: `Saved ${formatTime(new Date().toISOString(), reader)}` });
        setDraft(null);
        onLeave?.();
      });
    });
  };
  const leave = () => {
    setDraft(null);
    setTold({});
    onLeave?.();
  };
  const { clash } = told;
  if (clash && draft !== null) {
    const theirs = clash.theirs === null || clash.theirs === undefined ? "" : String(clash.theirs);
    return <ConflictChoice yours={show(draft)} theirs={show(theirs)} byName={clash.byName} when={<DateTime value={clash.at} />} working={working} onKeepMine={() => save(draft, theirs)} onTakeTheirs={leave} onCancel={leave} />;
  }
  if (draft === null) {
    return (
      <div className={className}>
        <button type="button" autoFocus={back} aria-label={`${label}: ${said(show(value), value) || placeholder}. Edit`} onClick={() => { setDraft(value); setFrom(value); setTold({}); }} className={cn("-mx-1.5 min-h-7 max-w-[calc(100%+0.75rem)] rounded-sm px-1.5 text-left [overflow-wrap:anywhere] hover:bg-hover max-md:min-h-10", !value && "text-ink-3")}>
          {value ? (display ?? show(value)) : placeholder}
        </button>
        {told.saved && <SavedLine key={told.saved}>{told.saved}</SavedLine>}
      </div>
    );
  }
  const keys = (event: KeyboardEvent) => {
    setBack(event.key === "Escape" || event.key === "Enter");
    if (event.key === "Escape") { event.stopPropagation(); leave(); }
    if (event.key === "Enter" && (!multiline || event.ctrlKey || event.metaKey)) { event.preventDefault(); save(draft); }
  };
  const held = {
    autoFocus: true, value: draft, "aria-label": label, "aria-invalid": told.error ? true : undefined, "aria-busy": working,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value), onBlur: () => save(draft), onKeyDown: keys,
    className: cn(controlLook, multiline ? "min-h-20 py-1.5" : controlHeight.sm, "-ml-[11px] w-[calc(100%+11px)]"),
  };
  return (
    <div className={cn("grid gap-1", className)}>
      {options ? <select {...held}>{options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select> : multiline ? <textarea rows={3} {...held} /> : <input type={type} inputMode={inputMode} {...held} />}
      {told.error && <ErrorLine>{told.error}</ErrorLine>}
    </div>
  );
}

/** What is seen is what is said, where it is text. */
function said(shown: ReactNode, value: string) {
  return value && typeof shown === "string" ? shown : value;
}
