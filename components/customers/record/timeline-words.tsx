import { ArrowRight, Building2, CheckCheck, FileUp, Handshake, Paperclip, Pin, StickyNote, Trash2, Trophy, Undo2, UserRound, XCircle } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { activityIcons, aKind } from "@/components/activities/activity-words";
import { fieldName } from "@/components/changes/field-diff";
import { NoteText } from "@/components/notes/note-text";
import type { TimelineEntry } from "@/lib/customers/queries/timeline";
import { wordsOf } from "./fact-words";

export type Told = { icon: ReactNode; kind?: "neutral" | "moved"; sentence: ReactNode; detail?: ReactNode };

/** A fact as a sentence: who did what to what. */
export function told(entry: TimelineEntry): Told {
  const noun = entry.action.split(".")[0] ?? "";
  if (noun === "deal" || noun === "deals") return ofDeal(entry);
  if (noun === "activity" && entry.activity) return ofActivity(entry, entry.activity);
  if (noun === "note") return ofNote(entry);
  if (noun === "contact") return { icon: <UserRound />, sentence: <><Who entry={entry} /> {verbs[entry.action.split(".")[1] ?? ""] ?? "changed"} the contact <b>{entry.contact ?? "that is gone"}</b>{fields(entry)}</> };
  if (noun === "customer") return { icon: entry.action === "customer.deleted" ? <Trash2 /> : <Building2 />, sentence: <><Who entry={entry} /> {verbs[entry.action.split(".")[1] ?? ""] ?? "changed"} this customer{fields(entry)}</> };
  if (entry.action === "change.undone") return { icon: <Undo2 />, sentence: <><Who entry={entry} /> took back: {entry.label?.replace(/^Undo: /, "") ?? "a change"}</> };
  if (noun === "attachment") return { icon: <Paperclip />, sentence: entry.label ? <><Who entry={entry} />: {entry.label}</> : <><Who entry={entry} /> {entry.action === "attachment.deleted" ? "deleted" : "added"} a file</> };
  if (noun === "import") return { icon: <FileUp />, sentence: entry.label ? <><Who entry={entry} />: {entry.label}</> : <><Who entry={entry} /> imported records</> };
  return { icon: <Building2 />, sentence: entry.label ? <><Who entry={entry} />: {entry.label}</> : <><Who entry={entry} /> {wordsOf(entry.action)}</> };
}

const verbs: Record<string, string> = { created: "added", edited: "changed", deleted: "deleted", restored: "brought back", exported: "exported", erased: "erased" };

function ofDeal(entry: TimelineEntry): Told {
  const { action, fromStage, toStage } = entry;
  const deal = <DealName entry={entry} />;
  const who = <Who entry={entry} />;
  if (action === "deal.created") return { icon: <Handshake />, sentence: <>{who} added the deal {deal}</> };
  if (action === "deal.won") return { icon: <Trophy />, kind: "moved", sentence: <>{who} won {deal}</> };
  if (action === "deal.lost") return { icon: <XCircle />, kind: "moved", sentence: <>{who} lost {deal}</> };
  if (action === "deal.reopened") return { icon: <ArrowRight />, kind: "moved", sentence: <>{who} reopened {deal}{toStage && <> in <b>{toStage}</b></>}</> };
  if ((action === "deal.moved" || action === "deal.followed") && fromStage !== toStage) {
    const to = <b>{toStage ?? "a stage that is gone"}</b>;
    return { icon: <ArrowRight />, kind: "moved", sentence: <>{deal} moved{fromStage && <> from {fromStage}</>} to {to} by {entry.byName}</> };
  }
  if (action === "deal.handed_over") return { icon: <Handshake />, sentence: <>{who} handed {deal} over to implementation</> };
  if (action === "deal.deleted" || action === "deal.restored") return { icon: <Trash2 />, sentence: <>{who} {action === "deal.deleted" ? "deleted" : "brought back"} the deal {deal}</> };
  return { icon: <Handshake />, sentence: <>{who} changed {deal}{fields(entry)}</> };
}

function ofActivity({ action, ...entry }: TimelineEntry, { type, subject, outcome }: NonNullable<TimelineEntry["activity"]>): Told {
  const Icon = action === "activity.completed" ? CheckCheck : activityIcons[type];
  const verb = { "activity.created": "planned", "activity.completed": "completed", "activity.reopened": "reopened", "activity.deleted": "deleted" }[action] ?? "changed";
  return { icon: <Icon />, sentence: <><b>{entry.byName}</b> {verb} {aKind[type]}: <b>{subject}</b></>, ...(action === "activity.completed" && outcome && { detail: <NoteText text={outcome} /> }) };
}

function ofNote({ action, ...entry }: TimelineEntry): Told {
  const { note, fields: changed } = entry;
  const isPin = changed.includes("isPinned");
  const verb = action === "note.created" ? "wrote" : action === "note.deleted" ? "deleted" : isPin ? (note?.isPinned ? "pinned" : "unpinned") : "changed";
  const on = entry.deal && <> on <Link href={`/deals/${entry.deal.id}`} className="font-semibold text-ink">{entry.deal.name}</Link></>;
  const said: Told = { icon: isPin ? <Pin /> : <StickyNote />, sentence: <><b>{entry.byName}</b> {verb} a note{on}</> };
  if (!note || note.isGone || action !== "note.created") return said;
  return { ...said, detail: <>{note.title && <p className="font-semibold">{note.title}</p>}<NoteText text={note.content} className="line-clamp-6" /></> };
}

function Who({ entry }: { entry: TimelineEntry }) {
  return <b>{entry.byName}</b>;
}

function DealName({ entry }: { entry: TimelineEntry }) {
  if (!entry.deal) return <>a deal</>;
  return <Link href={`/deals/${entry.deal.id}`} className="font-semibold text-ink">{entry.deal.name}</Link>;
}

function fields({ fields: changed }: TimelineEntry) {
  if (changed.length === 0) return null;
  const names = changed.map((field) => fieldName(field).toLowerCase());
  return <span className="text-ink-3">: {names.slice(0, 4).join(", ")}{names.length > 4 && ` and ${names.length - 4} more`}</span>;
}
