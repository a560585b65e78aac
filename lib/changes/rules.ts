import { z } from "zod";
import { refuse } from "@/lib/refusal";

export const UndoChangeSet = z.strictObject({ changeSetId: z.uuid() });
export type UndoChangeSet = z.infer<typeof UndoChangeSet>;

export const UndoLast = z.strictObject({});
export type UndoLast = z.infer<typeof UndoLast>;

/** What is asked every 1.5 s: everything since the cursor the last answer gave. Without one: only a cursor to begin with. */
export const ListChanges = z.object({ since: z.string().regex(/^\d{1,20}$/).optional() });
export type ListChanges = z.infer<typeof ListChanges>;

type ChangeSet = { revertedAt: Date | null; label: string; userId: string | null };

/** A change set is reverted once, by the person who made it or by an ADMIN. */
export function assertUndoable({ revertedAt, label, userId }: ChangeSet, person: { id: string | null; isAdmin: boolean }) {
  if (revertedAt) refuse(`“${label}” has already been undone.`, 409);
  if (userId !== person.id && !person.isAdmin) refuse("Only the person who made a change, or an administrator, undoes it.", 403);
}
