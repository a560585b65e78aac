"use client";

import { Download, FileText, ImageIcon, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useAct } from "@/components/changes/use-act";
import { DateTime } from "@/components/ui/date-time";
import { formatBytes } from "@/components/ui/format";
import { IconButton } from "@/components/ui/icon-button";
import { buttonLook } from "@/components/ui/button-look";
import { cn } from "@/components/ui/cn";
import { useReader } from "@/components/ui/locale";
import type { AttachmentRow } from "@/lib/attachments/queries";
import type { AttachmentActions } from "./attachment-box";

const PreviewDialog = dynamic(() => import("./preview-dialog").then((m) => m.PreviewDialog), { ssr: false });
const nothing = { deleteAttachment: () => Promise.reject(new Error()), undoChangeSet: () => Promise.reject(new Error()) };

const saveLook = cn(buttonLook({ variant: "quiet", size: "sm" }), "size-[26px] p-0 max-md:size-9 print:hidden");

/** One file: what it is, who sent it and when; pictures and PDFs open in place, everything can be saved. */
export function AttachmentItem({ file, address, actions }: { file: AttachmentRow; address: string; actions?: AttachmentActions | undefined }) {
  const { locale } = useReader();
  const [looking, setLooking] = useState(false);
  const { deleteAttachment, undoChangeSet } = actions ?? nothing;
  const { run, working } = useAct(undoChangeSet);
  const remove = () => void run(deleteAttachment, { attachmentId: file.id }, { object: file.name, message: "is in the trash." });
  const Icon = file.preview === "picture" ? ImageIcon : FileText;
  const href = `${address}/${file.id}`;
  return (
    <li className="flex items-center gap-2 py-2">
      <Icon className="size-4 text-ink-3" aria-hidden="true" />
      <div className="min-w-0 flex-1">
        {file.preview ? (
          <button type="button" className="block max-w-full truncate text-left font-medium hover:underline" onClick={() => setLooking(true)}>{file.name}</button>
        ) : <a href={href} download className="block truncate font-medium text-ink hover:underline">{file.name}</a>}
        <p className="truncate text-xs text-ink-3">{formatBytes(file.size, locale)}, {file.uploadedByName}, <DateTime value={file.createdAt} /></p>
      </div>
      <a href={href} download aria-label={`Save ${file.name}`} title="Save" className={saveLook}><Download /></a>
      {actions && <IconButton size="sm" label={`Delete ${file.name}`} disabled={working} className="print:hidden" onClick={remove}><Trash2 /></IconButton>}
      {looking && <PreviewDialog file={file} href={href} onClose={() => setLooking(false)} />}
    </li>
  );
}
