"use client";

import { useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { AttachmentRow } from "@/lib/attachments/queries";
import { PdfPages } from "./pdf-pages";

/** A picture or the pages of a PDF, large enough to read. */
export function PreviewDialog({ file, href, onClose }: { file: AttachmentRow; href: string; onClose: () => void }) {
  const [failed, setFailed] = useState(false);
  const fail = () => setFailed(true);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="xl" title={file.name}>
      {failed ? <p className="text-ink-2">This file cannot be shown here. <a href={href} download className="underline">Save it</a> to look at it.</p> : file.preview === "pdf" ? <PdfPages href={href} name={file.name} onFail={fail} /> : (
        // eslint-disable-next-line @next/next/no-img-element -- behind a sign-in: nothing else may fetch or keep it
        <img src={`${href}?view=1`} alt={file.name} onError={fail} className="mx-auto max-h-[70vh] max-w-full rounded-md bg-sunken object-contain" />
      )}
    </Dialog>
  );
}
