"use client";

import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import type { Preview } from "@/lib/catalog/workbook/preview";
import type { Choices } from "./sending-definition";

type Props = { preview: Preview; choices: Choices; working: boolean; onChoose: (choices: Choices) => void; onWrite: () => void };

/** What the person decides, and the press that writes. Each choice is looked at before it counts. */
export function ImportWrite({ preview: { counts }, choices, working, onChoose, onWrite }: Props) {
  const { writes, missing, conflicts } = counts;
  if (writes + missing + conflicts === 0) return null;
  const choice = (name: keyof Choices, label: string) => (
    <Checkbox label={label} checked={choices[name]} disabled={working} onChange={({ target }) => onChoose({ ...choices, [name]: target.checked })} />
  );
  return (
    <div className="flex flex-wrap md:sticky md:bottom-0 items-center gap-x-6 gap-y-3 border-t border-line bg-bg py-3">
      <div className="grid gap-1">
        {missing > 0 && choice("removals", `Remove what is not in the file (${missing})`)}
        {conflicts > 0 && choice("overwrite", `Write the file's value where somebody else changed it too (${conflicts})`)}
      </div>
      <Button variant="primary" className="ml-auto" working={working} disabled={writes === 0} onClick={onWrite}>
        {writes === 0 ? "Nothing to import" : writes === 1 ? "Import 1 change" : `Import ${writes} changes`}
      </Button>
    </div>
  );
}
