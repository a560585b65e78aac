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
type Reading = { encoding: string; delimiter: string };
type Props = { of?: Entity | undefined; entities: readonly Entity[]; limits: Limits };

/** What is imported, and the file. The upload goes straight into the rows; then the columns are mapped. */
export function ImportStart({ of = "deals", entities, limits }: Props) {
  const offered = ORDER.filter((entity) => entities.includes(entity));
  const [entity, setEntity] = useState<Entity>(offered.includes(of) ? of : (offered[0] ?? of));
  const [reading, setReading] = useState<Reading>({ encoding: "", delimiter: "" });
  const upload = useUpload({ entity, ...reading }, limits);
  if (offered.length === 0) return <p className="text-ink-2">Your role may look at imports, not run them.</p>;
  return (
    <Box title="Import a file" aside="Files that refer to each other go in this order: people, products, customers, then deals.">
      <div className="grid gap-5 md:grid-cols-[220px_1fr]">
        <RadioGroup
          legend="Its rows are"
          name="entity"
          value={entity}
          onChange={(value) => setEntity(offered.find((each) => each === value) ?? entity)}
          options={offered.map((each) => ({ value: each, label: NOUNS[each], detail: HINTS[each] }))}
        />
        <div className="grid content-start gap-4">
          <RowsDrop entity={entity} limits={limits} {...upload} />
          <ReadingFields reading={reading} onReading={setReading} />
        </div>
      </div>
    </Box>
  );
}

type Upload = ReturnType<typeof useUpload>;

function RowsDrop({ entity, limits, sending, error, send }: Upload & { entity: Entity; limits: Limits }) {
  const { locale } = useReader();
  const most = `At most ${formatBytes(limits.bytes, locale)} and ${limits.rows.toLocaleString(locale)} rows.`;
  return (
    <FileDrop
      label={`Drop a CSV file of ${NOUNS[entity].toLowerCase()} here`}
      accept=".csv,.tsv,.txt,text/csv"
      error={error}
      disabled={sending !== null}
      onFiles={([file]) => void send(file)}
      hint={`${most} The first line names the columns. Nothing is written before you have seen every row.`}
      {...(sending && { progress: progressOf(sending) })}
    />
  );
}

function ReadingFields({ reading, onReading }: { reading: Reading; onReading: (reading: Reading) => void }) {
  return (
    <details className="text-ink-2">
      <summary className="min-h-6 w-fit cursor-pointer">The file is not read as it should be</summary>
      <div className="mt-3 grid gap-3 sm:grid-cols-2">
        <Field label="Encoding">
          <Select options={ENCODINGS} value={reading.encoding} onChange={(event) => onReading({ ...reading, encoding: event.target.value })} />
        </Field>
        <Field label="Columns are divided by">
          <Select options={DELIMITERS} value={reading.delimiter} onChange={(event) => onReading({ ...reading, delimiter: event.target.value })} />
        </Field>
      </div>
    </details>
  );
}

/** A file that cannot be taken is refused before it is sent. */
function useUpload(asked: Reading & { entity: Entity }, { bytes }: Limits) {
  const router = useRouter();
  const place = useImportPlace();
  const { locale } = useReader();
  const [sending, setSending] = useState<Sending | null>(null);
  const [error, setError] = useState<string>();
  const faultOf = ({ name, size }: File) => {
    if (size === 0) return `${name} is empty.`;
    if (size <= bytes) return undefined;
    return `${name} has ${formatBytes(size, locale)}; ${formatBytes(bytes, locale)} is the most. Split it and import the parts one after the other.`;
  };
  const send = async (file: File | undefined) => {
    if (!file) return;
    const fault = faultOf(file);
    setError(fault);
    if (fault) return;
    const answer = await sendFile(file, asked, place, setSending);
    setSending(null);
    if (answer.ok) router.push(`${place.home}/${answer.importId}/columns`);
    else setError(answer.message);
  };
  return { sending, error, send };
}

function progressOf({ isSent, sent, total }: Sending) {
  return { label: isSent ? "Reading the rows" : "Uploading, in kB", value: Math.round(sent / 1000), max: Math.ceil(total / 1000) };
}

const ENCODINGS = [
  { value: "", label: "Found out from the file" }, { value: "utf-8", label: "UTF-8" }, { value: "windows-1252", label: "Western European (Windows-1252)" },
  { value: "windows-1250", label: "Central European (Windows-1250)" }, { value: "windows-1251", label: "Cyrillic (Windows-1251)" }, { value: "utf-16le", label: "UTF-16" }, { value: "macroman", label: "Mac Roman" },
];
const DELIMITERS = [
  { value: "", label: "Found out from the file" }, { value: ",", label: "Commas" }, { value: ";", label: "Semicolons" }, { value: "\t", label: "Tabs" }, { value: "|", label: "Vertical bars" },
];
