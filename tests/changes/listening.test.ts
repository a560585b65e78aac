import { expect, test } from "vitest";
import { listChanges } from "@/lib/changes/queries";
import { within } from "@/lib/db/within";
import { editDeal } from "@/lib/deals/commands/editing";
import { moveDeals } from "@/lib/deals/commands/moving";
import { note } from "@/lib/events/record";
import { first, world } from "../support/world";

test("what others change is told once the cursor is older, with who did what to which record", async () => {
  const { ctx, as, adam, deals, prospecting, qualification } = await world();
  const ids = (await deals(2)).map(({ id }) => id);
  const { cursor, changes } = await listChanges(ctx, {});
  expect(changes).toEqual([]);
  await moveDeals(as(adam), { cards: ids.map((dealId) => ({ dealId, fromStageId: prospecting.id })), toStageId: qualification.id });
  const next = await listChanges(ctx, { since: cursor });
  expect(next.changes.map(({ entity, id, action, by, byName }) => ({ entity, id, action, by, byName })).toSorted((a, b) => a.id.localeCompare(b.id))).toEqual(
    ids.toSorted().map((id) => ({ entity: "Deal", id, action: "deal.moved", by: adam.id, byName: "Adam" })),
  );
  expect(BigInt(next.cursor) >= BigInt(cursor)).toBe(true);
});

test("a transaction that commits late is never skipped", async () => {
  const { ctx, deals } = await world();
  const [slow = "", quick = ""] = (await deals(2)).map(({ id }) => id);
  let { cursor } = await listChanges(ctx, {});
  const heard: string[] = [];
  const listen = async () => {
    const answer = await listChanges(ctx, { since: cursor });
    heard.push(...answer.changes.map(({ id }) => id));
    ({ cursor } = answer);
  };
  const [committing, commit] = gate();
  const [written, write] = gate();
  const late = within(ctx, async (tx) => {
    await note(tx, ctx, { name: "deal.created", entity: "Deal", entityId: slow, details: {} });
    write();
    await committing;
  });
  await written;
  await editDeal(ctx, { dealId: quick, field: "name", was: "Deal 1", value: "Quick" });
  await listen();
  await listen();
  expect(heard).not.toContain(slow);
  commit();
  await late;
  await listen();
  expect([heard.includes(slow), heard.includes(quick)]).toEqual([true, true]);
});

test("nothing of another tenant is heard", async () => {
  const [ours, theirs] = [await world(), await world()];
  const { cursor } = await listChanges(ours.ctx, {});
  await editDeal(theirs.ctx, { dealId: first(await theirs.deals(1)).id, field: "name", was: "Deal 0", value: "Theirs" });
  expect((await listChanges(ours.ctx, { since: cursor })).changes).toEqual([]);
  expect((await listChanges(ours.ctx, { since: "0" })).changes).toEqual([]);
});

/** Somewhere to wait until somebody opens it. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => void (open = resolve));
  return [opened, () => open()] as const;
}
