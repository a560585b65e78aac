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
import { readNumber, writeNumber, type NumberKind } from "./typed-number";

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
  /** "decimal": a number, shown and typed in the person's own notation; `value` and what is saved are plain decimal text. */
  inputMode?: "decimal" | "numeric" | undefined;
  kind?: NumberKind | undefined;
  placeholder?: string | undefined;
  show?: ((value: string) => ReactNode) | undefined;
  className?: string | undefined;
  /** Begins as an input, where something else opened it; `onLeave` hears when it is text again. */
  startOpen?: boolean | undefined;
  onLeave?: (() => void) | undefined;
};

/** Looks like text until it is pointed at or focused. Saves on Enter and on leaving; Escape puts it back. */
export function EditInPlace({ value, onSave, startOpen = false, onLeave, kind, ...look }: Editable) {
  const notation = useNotation(look.inputMode === "decimal", kind);
  const edit = useEdit(value, { onSave, startOpen, onLeave, notation });
  const show = look.show ?? ((text: string) => look.options?.find((one) => one.value === text)?.label ?? notation.write(text));
  const { draft, typed, working, save, leave, told: { clash, error } } = edit;
  if (draft === null) return <Resting value={value} edit={edit} {...look} show={show} />;
  if (clash) {
    const theirs = clash.theirs === null || clash.theirs === undefined ? "" : String(clash.theirs);
    return (
      <ConflictChoice
        yours={show(typed)} theirs={show(theirs)} byName={clash.byName} when={<DateTime value={clash.at} />} working={working}
        onKeepMine={() => save(typed, theirs)} onTakeTheirs={leave} onCancel={leave}
      />
    );
  }
  return (
    <div className={cn("grid gap-1", look.className)}>
      <Control edit={edit} draft={draft} {...look} />
      {error && <ErrorLine>{error}</ErrorLine>}
    </div>
  );
}

/** From the plain value to what stands in the input, and back. */
function useNotation(isNumber: boolean, kind: NumberKind | undefined) {
  const { locale } = useReader();
  return { write: (text: string) => (isNumber ? writeNumber(text, locale) : text), read: (text: string) => (isNumber ? readNumber(text, locale, kind) : text) };
}

type Editing = Pick<Editable, "onSave" | "onLeave"> & { startOpen: boolean; notation: ReturnType<typeof useNotation> };

/** What is typed until it is saved, what the server said of it, and whether the focus goes back to the text. */
function useEdit(value: string, { onSave, startOpen, onLeave, notation }: Editing) {
  const reader = useReader();
  const [draft, setDraft] = useState<string | null>(startOpen ? notation.write(value) : null);
  // What stood here when editing began: fresh data may arrive meanwhile, and only the server may say whether that clashes.
  const [from, setFrom] = useState(value);
  const [told, setTold] = useState<{ error?: string; saved?: string; clash?: Clash }>({});
  const [back, setBack] = useState(false);
  const [working, start] = useTransition();
  const end = (said: typeof told) => {
    setDraft(null);
    setTold(said);
    onLeave?.();
  };
  const leave = () => end({});
  const save = (next: string, read = from) => {
    if (working) return;
    if (next === from && read === from) return leave();
    start(async () => {
      const answer: Saved = await answered(onSave({ value: next, read }));
      start(() => (answer.ok ? end({ saved: `Saved ${formatTime(new Date().toISOString(), reader)}` }) : setTold(refused(answer))));
    });
  };
  const begin = () => {
    setDraft(notation.write(value));
    setFrom(value);
    setTold({});
  };
  return { draft, typed: notation.read(draft ?? ""), setDraft, told, back, setBack, working, save, leave, begin };
}

type Part = Omit<Editable, "value" | "onSave" | "startOpen" | "onLeave"> & { edit: ReturnType<typeof useEdit> };

function Resting({ edit, label, value, display, placeholder = "Not recorded", show, className }: Part & { value: string; show: (value: string) => ReactNode }) {
  const { saved } = edit.told;
  return (
    <div className={className}>
      <button
        type="button" autoFocus={edit.back} aria-label={`${label}: ${said(show(value), value) || placeholder}. Edit`} onClick={edit.begin}
        className={cn("-mx-1.5 min-h-7 max-w-[calc(100%+0.75rem)] rounded-sm px-1.5 text-left [overflow-wrap:anywhere] hover:bg-hover max-md:min-h-10", !value && "text-ink-3")}
      >
        {value ? (display ?? show(value)) : placeholder}
      </button>
      {saved && <SavedLine key={saved}>{saved}</SavedLine>}
    </div>
  );
}

function Control({ edit, draft, label, type = "text", options, multiline, inputMode }: Part & { draft: string }) {
  const { typed, told, working, setDraft, setBack, save, leave } = edit;
  const onKeyDown = (event: KeyboardEvent) => {
    setBack(event.key === "Escape" || event.key === "Enter");
    if (event.key === "Escape") { event.stopPropagation(); leave(); }
    if (event.key === "Enter" && (!multiline || event.ctrlKey || event.metaKey)) { event.preventDefault(); save(typed); }
  };
  const held = {
    autoFocus: true, value: draft, "aria-label": label, "aria-invalid": told.error ? true : undefined, "aria-busy": working,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value), onBlur: () => save(typed), onKeyDown,
    className: cn(controlLook, multiline ? "min-h-20 py-1.5" : controlHeight.sm, "-ml-[11px] w-[calc(100%+11px)]"),
  };
  if (options) return <select {...held}>{options.map((one) => <option key={one.value} value={one.value}>{one.label}</option>)}</select>;
  return multiline ? <textarea rows={3} {...held} /> : <input type={type} inputMode={inputMode} {...held} />;
}

function refused({ message, fields, conflict }: Extract<Saved, { ok: false }>) {
  return conflict ? { clash: conflict } : { error: Object.values(fields ?? {})[0] ?? message };
}

/** What is seen is what is said, where it is text. */
function said(shown: ReactNode, value: string) {
  return value && typeof shown === "string" ? shown : value;
}
