import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { isForbidden, isTaken } from "@/lib/db/taken";
import { within, type Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { recordEach } from "@/lib/events/record-each";
import { refuse } from "@/lib/refusal";
import { entityOf } from "./entities";
import { revertHooks } from "./hooks";
import { findLastChangeSet, getChangeSet, listChangeItems, listFacts, type ChangeItemRow } from "./queries";
import { allAtOnce, revertRow, whoChanged } from "./reverting";
import { assertUndoable, type UndoChangeSet, type UndoLast } from "./rules";

/** Puts every row of a change set back as it was, as an ordinary write; refuses, naming who, when one of them was changed since. */
export function undoChangeSet(ctx: Ctx, { changeSetId }: UndoChangeSet) {
  return within(ctx, async (tx) => {
    const set = await getChangeSet(tx, changeSetId);
    assertUndoable(set, { id: ctx.person?.id ?? null, isAdmin: ctx.role === "ADMIN" });
    const claimed = await tx.changeSet.updateMany({ where: { id: changeSetId, revertedAt: null }, data: { revertedAt: new Date() } });
    if (claimed.count === 0) refuse(`“${set.label}” has already been undone.`, 409);

    const items = await listChangeItems(tx, changeSetId);
    if (items.length === 0) refuse("This change cannot be undone.");
    await lockAhead(tx, items);
    const changes = await allAtOnce(tx, async () => {
      const done: Change[] = [];
      for (const item of items) done.push(await putBack(tx, ctx, item));
      return done;
    }).catch((error: unknown) => standsInTheWay(error));

    const about = await listFacts(tx, ctx, changeSetId);
    const facts = about.map((fact) => ({ ...fact, name: "change.undone", details: { revertOfId: changeSetId } }) as const);
    return recordEach(tx, ctx, { label: `Undo: ${set.label}`, facts, changes, revertOfId: changeSetId });
  });
}

/** Ctrl-Z: undoes the last thing this person did in this session, and says what it was. */
export async function undoLast(ctx: Ctx, _: UndoLast) {
  const last = await within(ctx, (tx) => findLastChangeSet(tx, ctx));
  if (!last) refuse("There is nothing left to undo in this session.");
  const { changeSetId } = await undoChangeSet(ctx, { changeSetId: last.id });
  return { changeSetId, label: last.label };
}

function standsInTheWay(error: unknown): never {
  if (isTaken(error)) refuse("Something else has taken its place since, so nothing was undone.", 409);
  if (isForbidden(error)) refuse("With what was changed since, this would break a rule, so nothing was undone.", 409);
  throw error;
}

async function lockAhead(tx: Tx, items: ChangeItemRow[]) {
  for (const [entity, hooks] of Object.entries(revertHooks)) {
    const own = items.filter(({ entityType }) => entityType === entity);
    if (own.length > 0) await hooks.lock(tx, own);
  }
}

async function putBack(tx: Tx, ctx: Ctx, item: ChangeItemRow): Promise<Change> {
  const { table, edit } = entityOf(item.entityType);
  assertMay(ctx, edit);
  const hooks = revertHooks[item.entityType];
  const target = hooks ? await hooks.prepare(tx, item) : item;
  const result = await revertRow(tx, table, target);
  if (result.outcome === "changed") refuse(`${await whoChanged(tx, item)} changed this since. Undo would lose that, so nothing was undone.`, 409);
  if (result.outcome === "gone") refuse("This is not here any more, so it cannot be put back.", 409);
  const change = { entity: item.entityType, id: item.entityId, before: result.before, after: result.after };
  await hooks?.finish(tx, ctx, change);
  return change;
}
