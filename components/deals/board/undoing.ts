import { toastDone, toastRefusal, toastUndo } from "@/components/ui/toast";
import type { BoardActions, Done } from "./board-actions";

/** Says what was done and, where something was written, offers the way back and what may follow. */
export function offerUndo(done: Done, said: { object: string; message: string }, onUndo: BoardActions["onUndo"]) {
  const { changeSetId } = done;
  if (!changeSetId) return void toastDone(said);
  const undo = async () => {
    const outcome = await onUndo({ changeSetId });
    if (!outcome.ok) toastRefusal({ message: outcome.message });
  };
  toastUndo({ ...done, ...said, onUndo: () => void undo() });
}
