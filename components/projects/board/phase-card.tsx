"use client";

import { useDraggable } from "@dnd-kit/core";
import { CircleAlert } from "lucide-react";
import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { cn } from "@/components/ui/cn";
import type { ProjectRow } from "@/lib/ops/projects/queries/shapes";
import { ProjectCard } from "../project-card";

type Props = { project: ProjectRow; isCarried: boolean; isSaving: boolean; refusal: string | null; onTouched: () => void };

/** A project's card on the board: carried by pointer or keyboard, opened by a click or by O. */
export function PhaseCard({ project, isCarried, isSaving, refusal, onTouched }: Props) {
  const { id, clientName } = project;
  const { setNodeRef, listeners } = useDraggable({ id });
  const router = useRouter();
  const open = (event: MouseEvent) => {
    const isOther = event.target instanceof Element && event.target.closest("a,button");
    if (!isOther) router.push(`/ops/implementations/${id}`);
  };
  return (
    <div ref={setNodeRef} {...listeners} role="group" data-project={id} tabIndex={0} aria-label={clientName} aria-describedby="phase-keys" onClick={open} onFocus={() => refusal && onTouched()}
      className={cn("cursor-default touch-manipulation rounded-lg select-none focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-accent", isCarried && "opacity-40", isSaving && "opacity-70")}>
      <ProjectCard project={project} />
      {refusal && <p role="alert" className="flex items-start gap-1.5 px-3 py-1.5 text-xs text-risk-text [&>svg]:mt-0.5 [&>svg]:size-3.5 [&>svg]:flex-none"><CircleAlert aria-hidden="true" /><span>{refusal}</span></p>}
    </div>
  );
}
