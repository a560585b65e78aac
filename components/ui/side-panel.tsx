"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import type { ReactNode } from "react";
import { IconButton, IconLink } from "./icon-button";

/** Stable, so it runs when the panel appears and not on every render. */
const takeFocus = (panel: HTMLElement | null) => panel?.focus({ preventScroll: true });

type Props = {
  label: string;
  number?: string | undefined;
  badge?: ReactNode;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  fullHref?: string | undefined;
  closeHref?: string | undefined;
  onPrevious?: (() => void) | undefined;
  onNext?: (() => void) | undefined;
  onClose?: (() => void) | undefined;
  children: ReactNode;
};

/** The frame of what is open beside a list. It pushes the list from 1180 px, floats over it below, fills a phone. */
export function SidePanel({ label, number, badge, previousHref, nextHref, fullHref, closeHref, onPrevious, onNext, onClose, children }: Props) {
  return (
    <aside
      aria-label={label} tabIndex={-1} ref={takeFocus}
      className="slide-in flex w-full flex-none flex-col overflow-hidden border-l border-line bg-surface outline-none max-xl:fixed max-xl:inset-y-0 max-xl:right-0 max-xl:z-(--z-panel) max-xl:shadow-3 md:w-(--w-panel) xl:h-full"
    >
      <header className="flex min-h-11 flex-none items-center gap-1 border-b border-line py-2 pr-3 pl-5">
        {number && <span className="mono mr-2 text-ink-3">{number}</span>}
        {badge}
        <span className="flex-1" />
        {previousHref && <IconLink size="sm" label="Previous" href={previousHref} scroll={false}><ChevronUp /></IconLink>}
        {nextHref && <IconLink size="sm" label="Next" href={nextHref} scroll={false}><ChevronDown /></IconLink>}
        {onPrevious && <IconButton size="sm" label="Previous" onClick={onPrevious}><ChevronUp /></IconButton>}
        {onNext && <IconButton size="sm" label="Next" onClick={onNext}><ChevronDown /></IconButton>}
        {fullHref && <IconLink size="sm" label="Open full page" href={fullHref}><Maximize2 /></IconLink>}
        {closeHref && <IconLink size="sm" label="Close" href={closeHref} scroll={false}><X /></IconLink>}
        {onClose && <IconButton size="sm" label="Close" onClick={onClose}><X /></IconButton>}
      </header>
      <div className="grid min-h-0 flex-1 content-start gap-5 overflow-y-auto px-5 py-4">{children}</div>
    </aside>
  );
}
