"use client";

import { createContext, use, useState, type ReactNode } from "react";
import type { BlockerHandling } from "./blocker-actions";
import { OpenDialog } from "./open-dialog";

type Task = { id: string; name: string };
type Report = (task?: Task) => void;

const Reporting = createContext<Report | undefined>(undefined);

/** How anything on the page around reports a blocker, of a task or of none; undefined where nobody may. */
export function useReport() {
  return use(Reporting);
}

/** Around a project's page: one dialog, wherever a blocker is reported from. */
export function BlockerDesk({ place, actions, children }: BlockerHandling & { children: ReactNode }) {
  const [asked, setAsked] = useState<{ task: Task | undefined } | null>(null);
  return (
    <Reporting value={actions ? (task) => setAsked({ task }) : undefined}>
      {children}
      {asked && actions && <OpenDialog place={place} actions={actions} task={asked.task} onClose={() => setAsked(null)} />}
    </Reporting>
  );
}
