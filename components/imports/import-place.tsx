"use client";

import { createContext, use, type ReactNode } from "react";

/** Where the wizard stands: its pages, its routes, what an upload says beside the file, the way back; and whether the records it makes can be opened from here. */
export type ImportPlace = { home: string; api: string; sent: Readonly<Record<string, string>>; crumbs: readonly { href: string; label: string }[]; opensRecords: boolean };

const workspace: ImportPlace = { home: "/settings/imports", api: "/api/imports", sent: {}, crumbs: [{ href: "/settings/imports", label: "Imports" }], opensRecords: true };
const Place = createContext(workspace);

/** Only where it is not the organization's own settings. */
export function ImportPlaceProvider({ place, children }: { place: ImportPlace; children: ReactNode }) {
  return <Place value={place}>{children}</Place>;
}

export const useImportPlace = () => use(Place);
