"use client";

import { Plus, X } from "lucide-react";
import { RailSection } from "@/components/layout/record-layout";
import { useAct, type Undo } from "@/components/changes/use-act";
import { IconButton } from "@/components/ui/icon-button";
import type { Outcome } from "@/lib/action";
import type { Resources } from "@/lib/catalog/rules";
import { LateDialog } from "./late-dialog";

type Link = Resources[number];
export type SaveResources = (edit: { was: Link[]; value: Link[] }) => Promise<Outcome<{ changeSetId: string | null }>>;

/** The links of a product or a solution. */
export function ResourceBox({ name, links, canEdit, onSave, onUndo }: { name: string; links: Resources; canEdit: boolean; onSave: SaveResources; onUndo: Undo }) {
  const { run, working } = useAct(onUndo);
  const save = (value: Link[], isInForm: boolean) => run(onSave, { was: [...links], value }, { object: name, message: "has other links.", isInForm });
  const add = <LateDialog label="Add link" icon={<Plus />} load={() => import("./resource-form")} show={({ ResourceForm }, onClose) => <ResourceForm working={working} onAdd={(link) => save([...links, link], true)} onClose={onClose} />} />;
  return (
    <RailSection title="Links" count={links.length > 0 ? links.length : undefined} action={canEdit && add}>
      {links.length === 0 && <p className="text-ink-3">No links.</p>}
      <ul className="grid gap-1">
        {links.map((link, place) => (
          <li key={`${link.url} ${place}`} className="flex items-center gap-2">
            <a href={link.url} target="_blank" rel="noreferrer" className="min-w-0 flex-1 truncate">{link.label}</a>
            {canEdit && <IconButton size="sm" label={`Remove ${link.label}`} disabled={working} onClick={() => void save(links.toSpliced(place, 1), false)}><X /></IconButton>}
          </li>
        ))}
      </ul>
    </RailSection>
  );
}
