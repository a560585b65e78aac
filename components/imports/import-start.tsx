"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Box } from "@/components/layout/record-layout";
import { Field } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { formatBytes } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import { RadioGroup } from "@/components/ui/radio-group";
import { Select } from "@/components/ui/select";
import type { Entity } from "@/lib/imports/rules";
import { useImportPlace } from "./import-place";
import { sendFile, type Sending } from "./sending";
import { HINTS, NOUNS, ORDER } from "./words";

type Limits = { bytes: number; rows: number };

/** What is imported, and the file. The upload goes straight into the rows; then the columns are mapped. */
export function ImportStart({ of = "deals", entities, limits }: { of?: Entity | undefined; entities: readonly Entity[]; limits: Limits }) {
  const router = useRouter();
  const place = useImportPlace();
  const { locale } = useReader();
  const offered = ORDER.filter((entity) => entities.includes(entity));
  const [entity, setEntity] = useState<Entity>(offered.includes(of) ? of : (offered[0] ?? of));
  const [reading, setReading] = useState({ encoding: "", delimiter: "" });
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<string>();
  if (offered.length === 0) return <p className="text-ink-2">Your role may look at imports, not run them.</p>;

  const send = async (file: File | undefined) => {
    if (!file) return;
    setError(undefined);
    if (file.size > limits.bytes) return setError(`${file.name} has ${formatBytes(file.size, locale)}; ${formatBytes(limits.bytes, locale)} is the most. Split it and import the parts one after the other.`);
    if (file.size === 0) return setError(`${file.name} is empty.`);
    const answer = await sendFile(file, { entity, ...reading }, place, setSending);
    setSending(null);
    if (answer.ok) router.push(`${place.home}/${answer.importId}/columns`);
    else setError(answer.message);
  };
  return (
    <Box title="Import a file" aside="Files that refer to each other go in this order: people, products, customers, then deals.">
      <div className="grid gap-5 md:grid-cols-[220px_1fr]">
        <RadioGroup legend="Its rows are" name="entity" value={entity} onChange={(value) => setEntity(offered.find((each) => each === value) ?? entity)} options={offered.map((each) => ({ value: each, label: NOUNS[each], detail: HINTS[each] }))} />
        <div className="grid content-start gap-4">
          <FileDrop
            label={`Drop a CSV file of ${NOUNS[entity].toLowerCase()} here`} accept=".csv,.tsv,.txt,text/csv" error={error} disabled={sending !== null} onFiles={([file]) => void send(file)}
            hint={`At most ${formatBytes(limits.bytes, locale)} and ${limits.rows.toLocaleString(locale)} rows. The first line names the columns. Nothing is written before you have seen every row.`}
            {...(sending && { progress: { label: sending.isSent ? "Reading the rows" : "Uploading, in kB", value: Math.round(sending.sent / 1000), max: Math.ceil(sending.total / 1000) } })}
          />
          <details className="text-ink-2">
            <summary className="min-h-6 w-fit cursor-pointer">The file is not read as it should be</summary>
            <div className="mt-3 grid gap-3 sm:grid-cols-2">
              <Field label="Encoding"><Select options={ENCODINGS} value={reading.encoding} onChange={(event) => setReading({ ...reading, encoding: event.target.value })} /></Field>
              <Field label="Columns are divided by"><Select options={DELIMITERS} value={reading.delimiter} onChange={(event) => setReading({ ...reading, delimiter: event.target.value })} /></Field>
            </div>
          </details>
        </div>
      </div>
    </Box>
  );
}

const ENCODINGS = [
  { value: "", label: "Found out from the file" }, { value: "utf-8", label: "UTF-8" }, { value: "windows-1252", label: "Western European (Windows-1252)" },
  { value: "windows-1250", label: "Central European (Windows-1250)" }, { value: "windows-1251", label: "Cyrillic (Windows-1251)" }, { value: "utf-16le", label: "UTF-16" }, { value: "macroman", label: "Mac Roman" },
];
const DELIMITERS = [
  { value: "", label: "Found out from the file" }, { value: ",", label: "Commas" }, { value: ";", label: "Semicolons" }, { value: "\t", label: "Tabs" }, { value: "|", label: "Vertical bars" },
];
