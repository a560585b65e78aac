"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useState } from "react";
import type { ImportHead, Work } from "@/lib/imports/queries";
import type { Acts } from "./acts";
import { timeLeft, type Mark } from "./time-left";

const EVERY_MS = 1_000;

/** How far the import's work is, asked again and again while it goes on; when it ends, or the import stands elsewhere, the page is drawn anew. */
export function useWork(head: ImportHead, getWork: Acts["getWork"]): { work: Work | null; left: string | undefined } {
  const router = useRouter();
  const [heard, setHeard] = useState<{ from: ImportHead; work: Work | null; first?: Mark; left?: string | undefined }>({ from: head, work: head.work });
  const work = heard.from === head ? heard.work : head.work;
  const isAlive = isUnderWay(work);
  const hear = useEffectEvent(async () => {
    const answer = await getWork({ importId: head.id }).catch(() => null);
    if (!answer?.ok) return;
    const { state, work: now } = answer.value;
    const mark = { done: now?.done ?? 0, at: Date.now() };
    setHeard(({ first = mark }) => ({ from: head, work: now, first, left: timeLeft(first, mark, now?.total ?? 0) }));
    if (state !== head.state || !isUnderWay(now)) router.refresh();
  });
  // The server does not call: the page asks, until the work is over or the page is left. A question that finds no answer is put again.
  useEffect(() => {
    if (!isAlive) return;
    let isLeft = false;
    let timer: ReturnType<typeof setTimeout>;
    const askSoon = () => {
      timer = setTimeout(() => void hear().finally(() => !isLeft && askSoon()), EVERY_MS);
    };
    askSoon();
    return () => {
      isLeft = true;
      clearTimeout(timer);
    };
  }, [isAlive]);
  return { work, left: heard.left };
}

export const isUnderWay = (work: Work | null) => work?.status === "pending" || work?.status === "processing";
