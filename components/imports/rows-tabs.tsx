"use client";

import { Segmented } from "@/components/ui/segmented";
import { useReader } from "@/components/ui/locale";
import type { ImportHead } from "@/lib/imports/queries";
import type { Tab } from "@/lib/imports/rules/steps";
import { useImportPlace } from "./import-place";
import { count } from "./words";

/** The rows by what becomes of them; what no row is in is not offered, unless one stands there. */
export function RowsTabs({ head, tab }: { head: ImportHead; tab: Tab }) {
  const { locale } = useReader();
  const { home, api } = useImportPlace();
  const { create = 0, update = 0, skip = 0, error = 0, look = 0, lacking = 0 } = head.counts;
  const tabs: { value: Tab; label: string; rows: number }[] = [
    { value: "all", label: "All", rows: head.rows }, { value: "look", label: "Worth a look", rows: look }, { value: "fix", label: "Fix", rows: error }, { value: "create", label: "Create", rows: create },
    { value: "update", label: "Update", rows: update }, { value: "skip", label: "Skip", rows: skip }, { value: "none", label: "No customer", rows: lacking },
  ];
  const segments = tabs.filter(({ value, rows }) => rows > 0 || value === tab).map(({ value, label, rows }) => ({ value, label: `${label} ${rows.toLocaleString(locale)}`, href: `${home}/${head.id}/preview?tab=${value}` }));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <div className="scrollbar-none min-w-0 max-w-full overflow-x-auto p-0.5 -m-0.5"><Segmented label="Which rows" segments={segments} value={tab} /></div>
      {error > 0 && (
        <span className="ml-auto text-xs text-ink-3 max-md:ml-0">
          {head.canSteer && "Edit a cell to fix it here, or "}
          <a className="underline" href={`${api}/${head.id}/errors`} download>
            {head.canSteer ? "download" : "Download"} the {count(error, "row", locale)} to fix
          </a>
        </span>
      )}
    </div>
  );
}
