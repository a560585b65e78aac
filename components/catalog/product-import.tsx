"use client";

import type { Undo } from "@/components/changes/tell";
import { Content } from "@/components/layout/record-layout";
import { PageHeader } from "@/components/layout/page-header";
import { ErrorLine } from "@/components/ui/field";
import { FileDrop } from "@/components/ui/file-drop";
import { formatBytes } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import { ImportPreview } from "./import-preview";
import { ImportWrite } from "./import-write";
import { NO_CHOICE } from "./sending-definition";
import { MOST, useProductImport } from "./use-product-import";

type Props = { productId: string; name: string; canImport: boolean; onUndo: Undo };

export function ProductImport({ canImport, ...product }: Props) {
  const { productId, name } = product;
  const crumbs = [{ href: "/catalog", label: "Catalog" }, { href: `/catalog/products/${productId}`, label: name }];
  return (
    <>
      <PageHeader title={`Import into ${name}`} crumbs={crumbs} />
      <Content className="max-w-(--w-work)">
        {canImport ? <WorkbookDrop {...product} /> : <p className="text-ink-2">Your role may look at the catalogue, not import into it.</p>}
      </Content>
    </>
  );
}

/** A product's file on its way in: chosen, looked at line by line, then written as one change. Nothing is written before the last press. */
function WorkbookDrop({ productId, name, onUndo }: Omit<Props, "canImport">) {
  const { seen, error, working, look, write } = useProductImport(productId, name, onUndo);
  return (
    <>
      <FileDrop
        label={seen ? `${seen.file.name} is read. Drop another file to look at that one.` : "Drop the product's workbook, or its tasks as CSV, here"}
        hint={<WorkbookHint productId={productId} />}
        accept=".xlsx,.csv"
        disabled={working}
        onFiles={([chosen]) => void look(chosen, NO_CHOICE)}
      />
      {error && <ErrorLine>{error}</ErrorLine>}
      {seen && <ImportPreview preview={seen.preview} />}
      {seen?.preview.faultCount === 0 && (
        <ImportWrite
          preview={seen.preview}
          choices={seen.choices}
          working={working}
          onChoose={(wanted) => void look(seen.file, wanted)}
          onWrite={() => void write()}
        />
      )}
    </>
  );
}

function WorkbookHint({ productId }: { productId: string }) {
  const { locale } = useReader();
  return (
    <>
      At most {formatBytes(MOST, locale)}. <a href={`/api/catalog/products/${productId}/workbook`} download>Export the workbook</a>, edit
      it in Excel or LibreOffice, and save it as .xlsx. Nothing is written before you have seen every change.
    </>
  );
}
