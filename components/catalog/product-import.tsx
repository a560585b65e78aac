"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { tell, type Undo } from "@/components/changes/tell";
import { Content } from "@/components/layout/record-layout";
import { PageHeader } from "@/components/layout/page-header";
import { ErrorLine } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { formatBytes } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import type { Preview } from "@/lib/catalog/workbook/preview";
import { ImportPreview } from "./import-preview";
import { ImportWrite } from "./import-write";
import { NO_CHOICE, sendDefinition, type Choices } from "./sending-definition";

const MOST = 5_000_000;

/** A product's file on its way in: chosen, looked at line by line, then written as one change. Nothing is written before the last press. */
export function ProductImport({ productId, name, canImport, onUndo }: { productId: string; name: string; canImport: boolean; onUndo: Undo }) {
  const router = useRouter();
  const { locale } = useReader();
  const [file, setFile] = useState<File | null>(null);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [choices, setChoices] = useState<Choices>(NO_CHOICE);
  const [error, setError] = useState<string>();
  const [working, setWorking] = useState(false);

  const ask = async (chosen: File, wanted: Choices, digest?: string) => {
    setError(undefined);
    setWorking(true);
    const answer = await sendDefinition(productId, chosen, wanted, digest);
    setWorking(false);
    if (!answer.ok) setError(answer.message);
    return answer.ok ? answer.value : null;
  };
  const look = async (chosen: File | null | undefined, wanted: Choices) => {
    if (!chosen) return;
    if (chosen.size > MOST) return setError(`${chosen.name} has ${formatBytes(chosen.size, locale)}; ${formatBytes(MOST, locale)} is the most.`);
    const answer = await ask(chosen, wanted);
    setFile(answer ? chosen : null);
    setPreview(answer);
    setChoices(wanted);
  };
  const write = async () => {
    if (!file || !preview) return;
    const answer = await ask(file, choices, preview.digest);
    if (!answer) return;
    tell({ ok: true, value: { changeSetId: answer.changeSetId } }, { object: name, message: "is as the file says." }, onUndo);
    router.push(`/catalog/products/${productId}`);
    router.refresh();
  };
  return (
    <>
      <PageHeader title={`Import into ${name}`} crumbs={[{ href: "/catalog", label: "Catalog" }, { href: `/catalog/products/${productId}`, label: name }]} />
      <Content className="max-w-(--w-work)">
        {!canImport ? <p className="text-ink-2">Your role may look at the catalogue, not import into it.</p> : (
          <>
            <FileDrop
              label={file ? `${file.name} is read. Drop another file to look at that one.` : "Drop the product's workbook, or its tasks as CSV, here"} accept=".xlsx,.csv" disabled={working} onFiles={([chosen]) => void look(chosen, NO_CHOICE)}
              hint={<>At most {formatBytes(MOST, locale)}. <a href={`/api/catalog/products/${productId}/workbook`} download>Export the workbook</a>, edit it in Excel or LibreOffice, and save it as .xlsx. Nothing is written before you have seen every change.</>}
            />
            {error && <ErrorLine>{error}</ErrorLine>}
            {preview && <ImportPreview preview={preview} />}
            {preview && preview.faultCount === 0 && <ImportWrite preview={preview} choices={choices} working={working} onChoose={(wanted) => void look(file, wanted)} onWrite={() => void write()} />}
          </>
        )}
      </Content>
    </>
  );
}
