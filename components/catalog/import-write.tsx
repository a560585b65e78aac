"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Preview } from "@/lib/catalog/workbook/preview";
import type { Choices } from "./sending-definition";

/** What the person decides, and the press that writes. Each choice is looked at before it counts. */
export function ImportWrite({ preview: { counts }, choices, working, onChoose, onWrite }: { preview: Preview; choices: Choices; working: boolean; onChoose: (choices: Choices) => void; onWrite: () => void }) {
  if (counts.writes + counts.missing + counts.conflicts === 0) return null;
  return (
    <div className="flex flex-wrap md:sticky md:bottom-0 items-center gap-x-6 gap-y-3 border-t border-line bg-bg py-3">
      <div className="grid gap-1">
        {counts.missing > 0 && <Checkbox label={`Remove what is not in the file (${counts.missing})`} checked={choices.removals} disabled={working} onChange={({ target }) => onChoose({ ...choices, removals: target.checked })} />}
        {counts.conflicts > 0 && <Checkbox label={`Write the file's value where somebody else changed it too (${counts.conflicts})`} checked={choices.overwrite} disabled={working} onChange={({ target }) => onChoose({ ...choices, overwrite: target.checked })} />}
      </div>
      <Button variant="primary" className="ml-auto" working={working} disabled={counts.writes === 0} onClick={onWrite}>{counts.writes === 0 ? "Nothing to import" : counts.writes === 1 ? "Import 1 change" : `Import ${counts.writes} changes`}</Button>
    </div>
  );
}
