import type { z } from "zod";
import type { Edit, Saved } from "@/components/ui/in-place-edit";
import type { DealLineRow } from "@/lib/deals/queries/record-shapes";
import { EditLine } from "@/lib/deals/rules";
import { tell, type RecordActions } from "./record-actions";

type Field = EditLine["field"];

/** One field of a line as EditInPlace saves it; `read` turns its text into what the rule takes. */
export function lineSaver(deal: { id: string }, line: DealLineRow, { editLine, undoChangeSet }: RecordActions) {
  return (field: Field, said: string, read: (text: string) => string | number | null) =>
    async ({ value, read: was }: Edit): Promise<Saved> => {
      const input = { dealId: deal.id, lineId: line.id, field, was: read(was), value: read(value) } as z.input<typeof EditLine>;
      const { error } = EditLine.safeParse(input);
      if (error) return { ok: false, message: error.issues[0]?.message ?? "This value is not understood." };
      const outcome = await editLine(input);
      if (outcome.ok) tell(line.name, said, outcome, undoChangeSet);
      return outcome;
    };
}

export const levels = [{ value: "", label: "No level" }, { value: "ESSENTIAL", label: "Essential" }, { value: "ADVANTAGE", label: "Advantage" }, { value: "SIGNATURE", label: "Signature" }];

/** How many digits stand after the point. */
export const decimalsOf = (text: string) => (text.split(".")[1] ?? "").length;

/** "12.0000" is 12, "1.5000" is 1.5. */
export function plainQuantity(text: string) {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
