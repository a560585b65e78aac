"use client";

import { Upload } from "lucide-react";
import { useId } from "react";
import { UploadItem } from "@/components/attachments/upload-item";
import { useUploads } from "@/components/attachments/use-uploads";
import { buttonLook } from "@/components/ui/button-look";
import { cn } from "@/components/ui/cn";
import { doorAddress, type ClientDoor } from "./client-door";

/** One button that sends files; what is on its way stands under it. */
export function SendFile({ door }: { door: ClientDoor }) {
  const id = useId();
  const { uploads, take, drop } = useUploads({ address: doorAddress(door), place: {} });
  return (
    <div className="max-md:flex-1">
      <span className="relative block rounded-md has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <label htmlFor={id} className={cn(buttonLook({ variant: "secondary" }), "h-10 w-full px-4 text-md max-md:h-11", door ? "cursor-pointer" : "cursor-not-allowed text-ink-disabled")}><Upload />Send a file</label>
        <input id={id} type="file" multiple disabled={!door} className="sr-only" onChange={({ target }) => { void take([...(target.files ?? [])]); target.value = ""; }} />
      </span>
      {uploads.length > 0 && <ul className="mt-1 min-w-56">{uploads.map((upload) => <UploadItem key={upload.id} upload={upload} onDrop={() => drop(upload.id)} />)}</ul>}
    </div>
  );
}
