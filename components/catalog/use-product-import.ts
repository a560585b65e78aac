"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { tell, type Undo } from "@/components/changes/tell";
import { formatBytes } from "@/components/ui/format";
import { useReader } from "@/components/ui/locale";
import type { Preview } from "@/lib/catalog/workbook/preview";
import { sendDefinition, type Choices } from "./sending-definition";

export const MOST = 5_000_000;
type Seen = { file: File; preview: Preview; choices: Choices };

/** The file that was looked at, and the two things to ask: to look at one, and to write what was seen. */
export function useProductImport(productId: string, name: string, onUndo: Undo) {
  const router = useRouter();
  const { locale } = useReader();
  const [seen, setSeen] = useState<Seen | null>(null);
  const { ask, error, setError, working } = useSending(productId);
  const look = async (file: File | null | undefined, choices: Choices) => {
    if (!file) return;
    if (file.size > MOST) return setError(`${file.name} has ${formatBytes(file.size, locale)}; ${formatBytes(MOST, locale)} is the most.`);
    const preview = await ask(file, choices);
    setSeen(preview && { file, preview, choices });
  };
  const write = async () => {
    if (!seen) return;
    const answer = await ask(seen.file, seen.choices, seen.preview.digest);
    if (!answer) return;
    tell({ ok: true, value: { changeSetId: answer.changeSetId } }, { object: name, message: "is as the file says." }, onUndo);
    router.push(`/catalog/products/${productId}`);
    router.refresh();
  };
  return { seen, error, working, look, write };
}

function useSending(productId: string) {
  const [error, setError] = useState<string>();
  const [working, setWorking] = useState(false);
  const ask = async (file: File, choices: Choices, digest?: string) => {
    setError(undefined);
    setWorking(true);
    const answer = await sendDefinition(productId, file, choices, digest);
    setWorking(false);
    if (!answer.ok) setError(answer.message);
    return answer.ok ? answer.value : null;
  };
  return { ask, error, setError, working };
}
