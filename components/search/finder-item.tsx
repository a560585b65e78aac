"use client";

import { Building2, CircleUserRound, Layers, ListChecks, ListTodo, Package, SquareKanban, UserRound } from "lucide-react";
import { useId, type ReactNode } from "react";
import { Kbd } from "@/components/ui/kbd";
import { Matched } from "@/components/ui/matched";
import type { Found, ShownKind } from "@/lib/search/rules";
import type { Act } from "./acts";

/** One row of the list. The pointer chooses it, a click runs it; the keyboard stays in the input. */
export function Option({ id, isActive, onPoint, onChoose, children }: { id: string; isActive: boolean; onPoint: () => void; onChoose: () => void; children: ReactNode }) {
  return (
    <div
      id={id} role="option" aria-selected={isActive} onPointerMove={onPoint} onClick={onChoose}
      className="flex min-h-8 cursor-pointer items-center gap-2.5 rounded-sm px-2 aria-selected:bg-accent-tint max-md:min-h-11 [&_svg]:size-3.5 [&_svg]:flex-none [&_svg]:text-ink-3"
    >
      {children}
    </div>
  );
}

export function Group({ name, children }: { name: string; children: ReactNode }) {
  const id = useId();
  return (
    <div role="group" aria-labelledby={id}>
      <div id={id} role="presentation" className="px-2 pt-2 pb-1 text-xs text-ink-3">{name}</div>
      {children}
    </div>
  );
}

const kinds: Record<ShownKind, { label: string; icon: typeof Building2 }> = {
  customer: { label: "Customer", icon: Building2 },
  deal: { label: "Deal", icon: SquareKanban },
  contact: { label: "Contact", icon: UserRound },
  activity: { label: "Activity", icon: ListTodo },
  product: { label: "Product", icon: Package },
  solution: { label: "Solution", icon: Layers },
  plan: { label: "Plan", icon: ListChecks },
  person: { label: "Colleague", icon: CircleUserRound },
};

export function FoundFace({ found: { kind, name, detail }, query }: { found: Found; query: string }) {
  const { label, icon: Icon } = kinds[kind];
  return (
    <>
      <Icon aria-hidden="true" />
      <span className="min-w-0 flex-1 truncate"><Matched text={name} query={query} />{detail && <span className="text-ink-3"> {detail}</span>}</span>
      <span className="text-xs text-ink-3">{label}</span>
    </>
  );
}

export function ActFace({ act: { label, keys, icon }, query }: { act: Act; query: string }) {
  return (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate"><Matched text={label} query={query} /></span>
      {keys && <span className="max-md:hidden" aria-hidden="true"><Kbd keys={keys} /></span>}
    </>
  );
}
