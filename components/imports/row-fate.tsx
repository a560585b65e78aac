import { Equal, Pencil, Plus, X } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { Fate } from "@/lib/imports/rules";
import { FATES } from "./words";

const faces: Record<Fate, { Icon: typeof Plus; look: string }> = {
  CREATE: { Icon: Plus, look: "text-ink-2" }, UPDATE: { Icon: Pencil, look: "text-accent-text" }, SKIP: { Icon: Equal, look: "text-ink-3" }, ERROR: { Icon: X, look: "text-risk-text" },
};

/** What becomes of one row, in a word. */
export function RowFate({ fate }: { fate: Fate }) {
  const { Icon, look } = faces[fate];
  return <span className={cn("inline-flex items-center gap-1.5 text-xs font-medium whitespace-nowrap", look)}><Icon className="size-3" aria-hidden="true" />{FATES[fate]}</span>;
}
