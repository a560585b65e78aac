"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { LARGEST_FILE } from "@/lib/attachments/rules";
import { sendFile, type Door } from "./sending";

/** One file on its way; `error` when it did not arrive. */
export type Upload = { id: number; name: string; size: number; sent: number; error: string | null; stop: () => void };

let last = 0;

/** Sends files one after the other; what arrived is in the list of the page, what did not stays here with its reason. */
export function useUploads(door: Door, onArrived: () => void = () => {}) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const change = (id: number, more: Partial<Upload>) => setUploads((all) => all.map((each) => (each.id === id ? { ...each, ...more } : each)));
  const drop = (id: number) => setUploads((all) => all.filter((each) => each.id !== id));
  const take = async (files: readonly File[]) => {
    const queue = files.map((file) => ({ file, id: (last += 1), ends: new AbortController() }));
    setUploads((all) => [...all, ...queue.map(({ file, id, ends }) => ({ id, name: file.name, size: file.size, sent: 0, error: faultOf(file), stop: () => ends.abort() }))]);
    for (const { file, id, ends } of queue.filter((each) => !faultOf(each.file))) {
      const sent = await sendFile(door, file, (bytes) => change(id, { sent: bytes }), ends.signal);
      if (!sent.ok) {
        change(id, { error: sent.message });
        continue;
      }
      drop(id);
      onArrived();
      router.refresh();
    }
  };
  return { uploads, take, drop };
}

function faultOf({ size }: File) {
  return size === 0 ? "This file is empty." : size > LARGEST_FILE ? "A file may be at most 100 MB." : null;
}
