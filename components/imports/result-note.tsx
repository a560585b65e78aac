"use client";

import { Note } from "@/components/ui/note";
import { useReader } from "@/components/ui/locale";
import type { ImportHead } from "@/lib/imports/queries";
import { count } from "./words";

type Props = { head: ImportHead };

const BROKEN_UNDO = "The undo broke off. What it took back is gone, the rest still stands; undo again to go on.";

/** Where the import ended, in a sentence. */
export function ResultNote({ head }: Props) {
  const { state, work } = head;
  if (work?.type === "import_undo" && work.status === "failed") return <Note tone="risk">{BROKEN_UNDO}</Note>;
  if (state === "UNDONE") return <Undone head={head} />;
  return state === "FAILED" ? <BrokenOff head={head} /> : <Written head={head} />;
}

function Undone({ head: { summary: { reverted = 0, kept = 0 } } }: Props) {
  const { locale } = useReader();
  const stays = `; ${count(kept, "record stays", locale, "records stay")}, because of what happened to ${kept === 1 ? "it" : "them"} since`;
  return <Note>{`The import was undone. ${count(reverted, "record was", locale, "records were")} taken back${kept > 0 ? stays : ""}.`}</Note>;
}

function BrokenOff({ head: { summary, work } }: Props) {
  const { locale } = useReader();
  return (
    <Note tone="watch">
      {summary.error ?? "The import broke off."}{" "}
      {work?.type === "csv_import" && `It had come to row ${work.done.toLocaleString(locale)} of ${work.total.toLocaleString(locale)}. `}
      What was written stands and can be undone; going on writes no row twice.
    </Note>
  );
}

function Written({ head: { counts: { create = 0, update = 0, skip = 0, error = 0 } } }: Props) {
  const { locale } = useReader();
  const said = [
    create > 0 && `${count(create, "row", locale)} came in new`,
    update > 0 && `${count(update, "row", locale)} changed what was here`,
    skip > 0 && `${count(skip, "row", locale)} changed nothing`,
    error > 0 && `${count(error, "row", locale)} could not come in`,
  ].filter(Boolean);
  return <Note>{said.join(", ")}.</Note>;
}
