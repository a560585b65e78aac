import { expect } from "vitest";
import type { Ctx } from "@/lib/auth/context";
import { undoChangeSet } from "@/lib/changes/commands";

type Undoable = { ctx: Ctx; /** The rows that have to come back. */ tables: () => Promise<unknown>; act: () => Promise<{ changeSetId: string | null }> };

/** What an act changed is undone to the row, and the undo itself can be undone. */
export async function expectUndone({ ctx, tables, act }: Undoable) {
  const before = await tables();
  const { changeSetId } = await act();
  const after = await tables();
  expect(after).not.toEqual(before);
  const undo = await undoChangeSet(ctx, { changeSetId: changeSetId ?? "" });
  expect(await tables()).toEqual(before);
  await undoChangeSet(ctx, undo);
  expect(await tables()).toEqual(after);
}
