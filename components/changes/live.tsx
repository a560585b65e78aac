"use client";

import { useIdle } from "@/components/ui/use-idle";
import { useLate } from "@/components/ui/use-late";
import type { LiveChangesProps } from "./live-changes";

const load = () => import("./live-changes");

/** Listening begins when the page stands; it goes on from where the page's own picture began, so nothing is missed. */
export function Live(props: LiveChangesProps) {
  const late = useLate(load, useIdle());
  return late && <late.LiveChanges {...props} />;
}
