"use client";

import { createContext, use, type ReactNode } from "react";
import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type { AnswerClient } from "@/lib/progress/rules";
import type { Said } from "@/lib/progress/shapes";

export type AnswerAction = (input: z.input<typeof AnswerClient>) => Promise<Outcome<unknown>>;
/** `answer` is null where nobody may write any more. */
export type Talk = { projectId: string; said: readonly Said[]; answer: AnswerAction | null };

const Talking = createContext<Talk | null>(null);

/** What was said with the client, for whatever on the page it is about; null where there is no such page. */
export const useTalk = () => use(Talking);

export function TalkDesk({ talk, children }: { talk: Talk; children: ReactNode }) {
  return <Talking value={talk}>{children}</Talking>;
}
