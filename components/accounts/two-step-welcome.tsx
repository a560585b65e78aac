"use client";

import { useRouter } from "next/navigation";
import { TwoStepSetup, type Offer } from "./two-step-setup";
import type { Outcome } from "@/lib/action";

/** The second step before the first page: once it is on, on to work. */
export function TwoStepWelcome({ onBegin, onConfirm, next }: { onBegin: () => Promise<Outcome<Offer>>; onConfirm: (input: { code: string }) => Promise<Outcome<{ codes?: string[] }>>; next: string }) {
  const router = useRouter();
  return <TwoStepSetup onBegin={onBegin} onConfirm={onConfirm} onDone={() => router.replace(next)} />;
}
