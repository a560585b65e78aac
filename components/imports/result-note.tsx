"use client";

import { Note } from "@/components/ui/note";
import { useReader } from "@/components/ui/locale";
import type { ImportHead } from "@/lib/imports/queries";
import { count } from "./words";

/** Where the import ended, in a sentence. */
export function ResultNote({ head }: { head: ImportHead }) {
  const { locale } = useReader();
  const { state, counts, summary, work } = head;
  const { create = 0, update = 0, skip = 0, error = 0 } = counts;
  if (work?.type === "import_undo" && work.status === "failed") return <Note tone="risk">The undo broke off. What it took back is gone, the rest still stands; undo again to go on.</Note>;
  if (state === "UNDONE") {
    const { reverted = 0, kept = 0 } = summary;
    return <Note>{`The import was undone. ${count(reverted, "record was", locale, "records were")} taken back${kept > 0 ? `; ${count(kept, "record stays", locale, "records stay")}, because of what happened to ${kept === 1 ? "it" : "them"} since` : ""}.`}</Note>;
  }
  if (state === "FAILED") return <Note tone="watch">{summary.error ?? "The import broke off."} {work?.type === "csv_import" && `It had come to row ${work.done.toLocaleString(locale)} of ${work.total.toLocaleString(locale)}. `}What was written stands and can be undone; going on writes no row twice.</Note>;
  const said = [create > 0 && `${count(create, "row", locale)} came in new`, update > 0 && `${count(update, "row", locale)} changed what was here`, skip > 0 && `${count(skip, "row", locale)} changed nothing`, error > 0 && `${count(error, "row", locale)} could not come in`].filter(Boolean);
  return <Note>{said.join(", ")}.</Note>;
}
