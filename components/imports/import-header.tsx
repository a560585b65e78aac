"use client";

import type { ReactNode } from "react";
import { PageHeader } from "@/components/layout/page-header";
import { formatBytes } from "@/components/ui/format";
import { Thread, type Station } from "@/components/ui/thread";
import type { ImportHead } from "@/lib/imports/queries";
import type { Step } from "@/lib/imports/rules/steps";
import { useImportPlace } from "./import-place";
import { count, NOUNS } from "./words";

/** The file, and where it is on its way in. The steps behind can be gone back to until the rows are written. */
export function ImportHeader({ head, step, locale, children }: { head: ImportHead; step: Step; locale: string; children?: ReactNode }) {
  const { home, crumbs } = useImportPlace();
  const { id, name, bytes, rows, description, entity } = head;
  const meta = [NOUNS[entity], formatBytes(bytes, locale), description, count(rows, "row", locale)].join(", ");
  return (
    <PageHeader title={name} crumbs={[...crumbs]} meta={meta} actions={children}>
      <Thread label="Steps of the import" stations={stationsOf(head, step, `${home}/${id}`)} />
    </PageHeader>
  );
}

const ORDER: readonly Step[] = ["columns", "preview", "run", "result"];

function stationsOf({ columns, mapped, state, step: reached }: ImportHead, step: Step, href: string): Station[] {
  const isOpen = reached === "columns" || reached === "preview";
  const at = ORDER.indexOf(step);
  const captions: Record<Step, string> = { columns: `${mapped} of ${columns}`, preview: isOpen ? "nothing is written yet" : "every row looked at", run: "in the background", result: state === "UNDONE" ? "undone" : "undo for 30 days" };
  const labels: Record<Step, string> = { columns: "Map columns", preview: "Preview", run: "Run", result: "Result" };
  const isThere = (each: Step) => isOpen && (each === "columns" || (each === "preview" && state !== "UPLOADED"));
  const stations = ORDER.map((each, place): Station => ({
    label: labels[each], caption: captions[each], state: place < at ? "done" : place === at ? "current" : "todo", href: each !== step && isThere(each) ? `${href}/${each}` : undefined,
  }));
  return [{ label: "Upload", caption: "done", state: "done" }, ...stations];
}
