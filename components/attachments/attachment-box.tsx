"use client";

import { Upload as UploadIcon } from "lucide-react";
import { useId, useState, type DragEvent } from "react";
import type { Act, Undo } from "@/components/changes/tell";
import { Button } from "@/components/ui/button";
import { buttonLook } from "@/components/ui/button-look";
import { cn } from "@/components/ui/cn";
import type { AttachmentPage, AttachmentRow } from "@/lib/attachments/queries";
import type { DeleteAttachment } from "@/lib/attachments/rules";
import { AttachmentItem } from "./attachment-item";
import type { Door } from "./sending";
import { UploadItem } from "./upload-item";
import { useUploads } from "./use-uploads";

/** Without them nothing can be deleted here. */
export type AttachmentActions = { deleteAttachment: Act<DeleteAttachment>; undoChangeSet: Undo };
type Props = {
  page: AttachmentPage;
  door: Door;
  actions?: AttachmentActions | undefined;
  title?: string | undefined;
  empty?: string | undefined;
  className?: string | undefined;
};

/** The files of one record: dropped or chosen, sent with their progress, looked at, saved, deleted. */
export function AttachmentBox({ page, door, actions, title = "Files", empty = "No files yet.", className }: Props) {
  const id = useId();
  const { files, next, showMore, forget } = useFiles(page, door);
  const { uploads, take, drop } = useUploads(door, forget);
  const { over, onto } = useDropping((dropped) => void take(dropped));
  const { canAdd } = page;
  return (
    <section
      aria-labelledby={`${id}-title`}
      className={cn("rounded-lg", over && "outline-2 outline-offset-4 outline-accent outline-dashed", className)}
      {...(canAdd && onto)}
    >
      <div className="mb-1.5 flex min-h-[26px] items-center gap-1.5">
        <h2 id={`${id}-title`} className="font-semibold">{title}</h2>
        {files.length > 0 && <span className="text-ink-3">{files.length}{next && "+"}</span>}
        {canAdd && <AddFiles id={`${id}-files`} onFiles={(chosen) => void take(chosen)} />}
      </div>
      {files.length === 0 && uploads.length === 0 && <Empty canAdd={canAdd}>{empty}</Empty>}
      <ul className="divide-y divide-line">
        {uploads.map((upload) => <UploadItem key={upload.id} upload={upload} onDrop={() => drop(upload.id)} />)}
        {files.map((file) => <AttachmentItem key={file.id} file={file} address={door.address} actions={file.canDelete ? actions : undefined} />)}
      </ul>
      {next && <Button variant="quiet" size="sm" className="mt-1" onClick={() => void showMore(next)}>Show more</Button>}
    </section>
  );
}

function Empty({ canAdd, children }: { canAdd: boolean; children: string }) {
  return <p className="text-ink-3">{children}{canAdd && <span className="max-md:hidden print:hidden"> Drop some here, up to 100 MB each.</span>}</p>;
}

/** What was chosen before the page came alive is taken too. */
function AddFiles({ id, onFiles }: { id: string; onFiles: (files: File[]) => void }) {
  const takeFrom = (input: HTMLInputElement | null) => {
    const chosen = [...(input?.files ?? [])];
    if (input?.value) input.value = "";
    if (chosen.length > 0) onFiles(chosen);
  };
  return (
    <span className="relative ml-auto rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent print:hidden">
      <label htmlFor={id} className={cn(buttonLook({ variant: "quiet", size: "sm" }), "cursor-pointer")}><UploadIcon />Add files</label>
      <input id={id} type="file" multiple className="sr-only" ref={takeFrom} onChange={({ target }) => takeFrom(target)} />
    </span>
  );
}

function useDropping(onFiles: (files: File[]) => void) {
  const [over, setOver] = useState(false);
  const onto = {
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      onFiles([...event.dataTransfer.files]);
    },
  };
  return { over, onto };
}

/** The first page, and the ones that were asked for after it. */
function useFiles(page: AttachmentPage, door: Door) {
  const [more, setMore] = useState<AttachmentPage[]>([]);
  const files = [page, ...more].flatMap((each) => each.files);
  const next = (more.at(-1) ?? page).next;
  const showMore = async (after: string) => {
    const further = await pageAfter(door, after);
    if (further) setMore((all) => [...all, further]);
  };
  return { files, next, showMore, forget: () => setMore([]) };
}

async function pageAfter({ address, place }: Door, after: string): Promise<AttachmentPage | null> {
  const answer = await fetch(`${address}?${new URLSearchParams({ ...(place as Record<string, string>), after })}`);
  return answer.ok ? ((await answer.json()) as AttachmentPage & { files: AttachmentRow[] }) : null;
}
