"use client";

import { useTransition } from "react";
import { Box } from "@/components/layout/record-layout";
import { Button } from "@/components/ui/button";
import { Table, TBody, Th, THead } from "@/components/ui/table";
import { toastDone, toastRefusal } from "@/components/ui/toast";
import type { ExportRow } from "@/lib/privacy/queries";
import { ExportItem } from "./export-item";
import type { AskForExportAct } from "./privacy-actions";

/** Everything the organization keeps, as files that are made in the background. */
export function ExportBox({ exports, onAsk }: { exports: readonly ExportRow[]; onAsk: AskForExportAct }) {
  const [working, start] = useTransition();
  const isMaking = exports.some(({ status }) => status === "pending" || status === "processing");
  const ask = () =>
    start(async () => {
      const outcome = await onAsk({});
      if (outcome.ok) toastDone({ object: "The export", message: "is being made. You are told when it is ready." });
      else toastRefusal({ object: "The export", message: outcome.message });
    });
  return (
    <Box flush title="The whole organization">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 pb-4">
        <p className="min-w-0 flex-1 basis-64 text-ink-2">One archive (ZIP) with every table as lines of JSON, and all files. Passwords, keys and private diaries are not in it. It can be downloaded for 7 days.</p>
        <Button working={working} disabled={isMaking} onClick={ask}>{isMaking ? "Being made" : "Make an export"}</Button>
      </div>
      {exports.length > 0 && (
        <Table label="Exports" framed={false} className="border-t border-line">
          <THead><Th>Asked for</Th><Th>State</Th><Th numeric className="max-md:hidden">Rows</Th><Th className="w-12"><span className="sr-only">Download</span></Th></THead>
          <TBody>{exports.map((each) => <ExportItem key={each.id} of={each} />)}</TBody>
        </Table>
      )}
    </Box>
  );
}
