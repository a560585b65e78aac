import type { z } from "zod";
import type { Act, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/tags/rules";

/** The server's side of the tags page, handed in by it. */
export type TagActions = {
  onRename: Act<z.input<typeof rules.RenameTag>>;
  onColor: Act<z.input<typeof rules.ColorTag>>;
  onMerge: Act<z.input<typeof rules.MergeTag>>;
  onDelete: Act<z.input<typeof rules.DeleteTag>>;
  onUndo: Undo;
};

export type CreateTag = Act<z.input<typeof rules.CreateTag>, { changeSetId: string; tagId: string }>;
