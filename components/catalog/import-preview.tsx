"use client";

import type { ReactNode } from "react";
import { Box } from "@/components/layout/record-layout";
import { Badge } from "@/components/ui/badge";
import { Note } from "@/components/ui/note";
import { Table, TBody, Td, Th, THead, Tr } from "@/components/ui/table";
import type { Preview, ShownField, ShownLine, ShownSheet } from "@/lib/catalog/workbook/preview";

/** What a file would do, sheet by sheet; or at which cells it cannot be read. */
export function ImportPreview({ preview: { name, version, faults, faultCount, notes, sheets, counts } }: { preview: Preview }) {
  const isUnchanged = faultCount === 0 && counts.writes + counts.missing + counts.conflicts === 0;
  return (
    <section aria-label="What the file does" className="grid min-w-0 gap-4">
      <div role="status" className="grid gap-3">
        {faultCount > 0 && <Note tone="risk">{faultCount === 1 ? "One cell has" : `${faultCount} cells have`} to be put right first. Nothing is written until then.</Note>}
        {isUnchanged && <Note>No change. The file says what the catalogue says.</Note>}
        {version.file !== null && version.file !== version.now && (
          <Note tone="watch">
            This file was made from version {version.file}; {name} is at version {version.now} now.{" "}
            {counts.kept > 0 && `What others changed since and this file did not stays theirs (${counts.kept}). `}
            {counts.conflicts > 0 && `${counts.conflicts === 1 ? "One value was" : `${counts.conflicts} values were`} changed by both.`}
          </Note>
        )}
        {notes.length > 0 && <Note><ul className="grid gap-1">{notes.map((note) => <li key={note}>{note}</li>)}</ul></Note>}
      </div>
      {faultCount > 0 ? <Faults faults={faults} count={faultCount} /> : sheets.map((sheet) => <SheetBox key={sheet.name} sheet={sheet} />)}
    </section>
  );
}

function Faults({ faults, count }: { faults: Preview["faults"]; count: number }) {
  return (
    <>
      <Table label="Cells to put right">
        <THead><Th>Cell</Th><Th>It says</Th><Th>What is wrong</Th></THead>
        <TBody>
          {faults.map(({ sheet, cell, found, message }, place) => (
            <Tr key={place}><Td className="whitespace-nowrap">{sheet} <span className="mono font-medium">{cell}</span></Td><Td className="max-w-60 [overflow-wrap:anywhere] text-ink-2">{found}</Td><Td className="min-w-48">{message}</Td></Tr>
          ))}
        </TBody>
      </Table>
      {faults.length < count && <p className="text-xs text-ink-3">The first {faults.length} of {count}.</p>}
    </>
  );
}

function SheetBox({ sheet: { name, added, changed, missing } }: { sheet: ShownSheet }) {
  const figures = [added.length > 0 && `${added.length} added`, changed.length > 0 && `${changed.length} changed`, missing.length > 0 && `${missing.length} not in the file`].filter(Boolean);
  return (
    <Box title={name} aside={figures.join(", ")} flush>
      <ul className="divide-y divide-line border-t border-line">
        {changed.map((line, place) => <Line key={`changed ${place}`} line={line} />)}
        {added.map((line, place) => <Line key={`added ${place}`} line={line} badge={<Badge tone="healthy">Added</Badge>} />)}
        {missing.map((label, place) => (
          <li key={`missing ${place}`} className="flex flex-wrap items-center gap-2 px-4 py-2.5">
            <span className="min-w-0 font-medium [overflow-wrap:anywhere]">{label}</span><Badge tone="watch">Not in the file</Badge>
          </li>
        ))}
      </ul>
    </Box>
  );
}

function Line({ line: { label, row, fields }, badge }: { line: ShownLine; badge?: ReactNode }) {
  return (
    <li className="grid gap-1 px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-2"><span className="min-w-0 font-medium [overflow-wrap:anywhere]">{label}</span>{badge}{row !== null && <span className="text-xs text-ink-3">row {row}</span>}</div>
      <dl className="grid grid-cols-[minmax(96px,auto)_minmax(0,1fr)] gap-x-4 gap-y-0.5 text-xs">
        {fields.map((field) => <Field key={field.field} field={field} isNew={Boolean(badge)} />)}
      </dl>
    </li>
  );
}

function Field({ field: { field, from, to, conflict }, isNew }: { field: ShownField; isNew: boolean }) {
  return (
    <div className="contents">
      <dt className="text-ink-3">{field}</dt>
      <dd className="whitespace-pre-wrap [overflow-wrap:anywhere]">
        {!isNew && <><del className="text-ink-3 no-underline"><span className="sr-only">is </span>{short(from)}</del> <span aria-hidden="true" className="text-ink-3">→</span> </>}
        <ins className="no-underline"><span className="sr-only">becomes </span>{short(to)}</ins>
        {conflict && <span className="block text-watch-text">{conflict.byName} changed this since: it was {short(conflict.was)}. {conflict.isWritten ? "The file's value is written over it." : "It stays as it is."}</span>}
      </dd>
    </div>
  );
}

const short = (text: string) => (text === "" ? "nothing" : text.length > 300 ? `${text.slice(0, 299)}…` : text);
