import type { z } from "zod";
import type { Act, Undo } from "@/components/changes/tell";
import type * as rules from "@/lib/fields/rules";

/** The server's side of the fields page, handed in by it. */
export type FieldActions = {
  onCreate: Act<z.input<typeof rules.CreateField>, { changeSetId: string; fieldId: string; key: string }>;
  onEdit: Act<z.input<typeof rules.EditField>>;
  onReorder: Act<z.input<typeof rules.ReorderFields>>;
  onDelete: Act<z.input<typeof rules.DeleteField>>;
  onUndo: Undo;
};
