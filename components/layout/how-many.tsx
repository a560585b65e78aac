"use client";

import { useState, useTransition } from "react";
import { answered } from "@/components/ui/answered";
import { Button } from "@/components/ui/button";
import { Count } from "@/components/ui/money";
import type { Outcome } from "@/lib/action";

type Props = { count: number; isCapped: boolean; one: string; onCount: () => Promise<Outcome<number>> };

/** "1,234 deals"; past ten thousand "10,000+ deals", and exactly how many for whoever asks. */
export function HowMany({ count, isCapped, one, onCount }: Props) {
  const [exact, setExact] = useState<number | null>(null);
  const [fault, setFault] = useState("");
  const [counting, start] = useTransition();
  const ask = () =>
    start(async () => {
      const answer = await answered(onCount());
      setExact(answer.ok ? answer.value : null);
      setFault(answer.ok ? "" : "They were not counted. Try again.");
    });
  if (!isCapped || exact !== null) return <><Count value={exact ?? count} /> {(exact ?? count) === 1 ? one : `${one}s`}</>;
  return <><Count value={count} />+ {one}s <Button variant="link" size="sm" working={counting} onClick={ask}>Count all</Button>{fault && <span role="alert" className="ml-1.5 text-risk-text">{fault}</span>}</>;
}
