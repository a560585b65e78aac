import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { everything } from "@/lib/db/everything";
import { runDue } from "@/lib/jobs/commands/running";
import { addNote, deleteNote, editNote, patchNote } from "@/lib/notes/commands/writing";
import { getNote, listNotes } from "@/lib/notes/queries";
import { ListNotes, mentionsIn } from "@/lib/notes/rules";
import { world } from "../support/world";

test("a note stands on a customer and on its timeline; one on a deal on the deal's customer's as well", async () => {
  const { ctx, customer, deals, db } = await world();
  const { id: customerId } = await customer("Fjordline");
  const [deal] = await deals(1, undefined, { customerId });
  const first = await addNote(ctx, { customerId, content: "Board meets in May", isPinned: false });
  const second = await addNote(ctx, { dealId: deal?.id ?? "", content: "Budget is approved", isPinned: true });
  const facts = await db((tx) => tx.auditLog.findMany({ where: { changeSetId: { in: [first.changeSetId, second.changeSetId] } }, orderBy: { id: "asc" } }));
  expect(facts.map((fact) => [fact.action, fact.customerId, fact.dealId])).toEqual([["note.created", customerId, null], ["note.created", customerId, deal?.id]]);
  expect((await listNotes(ctx, ListNotes.parse({ customerId }))).notes).toMatchObject([{ content: "Board meets in May", createdByName: "Maya" }]);
});

test("a note changes on what was read, is pinned, and goes to the trash", async () => {
  const { ctx, customer } = await world();
  const { id: customerId } = await customer("Fjordline");
  const { noteId } = await addNote(ctx, { customerId, content: "May", isPinned: false });
  await editNote(ctx, { noteId, field: "content", was: "May", value: "June" });
  await expect(editNote(ctx, { noteId, field: "content", was: "May", value: "July" })).rejects.toMatchObject({ status: 409 });
  await editNote(ctx, { noteId, field: "isPinned", was: false, value: true });
  expect(await getNote(ctx, { noteId })).toMatchObject({ content: "June", isPinned: true });
  const { changeSetId } = await deleteNote(ctx, { noteId });
  await expect(getNote(ctx, { noteId })).rejects.toThrow(/404/);
  await undoChangeSet(ctx, { changeSetId });
  expect(await getNote(ctx, { noteId })).toMatchObject({ content: "June" });
});

test("whoever a note names hears of it, once for each note, and nobody hears of their own", async () => {
  const { tenantId, ctx, otto, customer } = await world();
  const { id: customerId } = await customer("Fjordline");
  const { noteId } = await addNote(ctx, { customerId, content: `@Otto and @Maya, look at this`, isPinned: false });
  await runDue();
  await editNote(ctx, { noteId, field: "title", was: null, value: "Important" });
  await runDue();
  const told = await everything.outbox.findMany({ where: { tenantId, channel: "IN_APP" } });
  expect(told).toMatchObject([{ recipient: otto.id, payload: { kind: "note.mentioned", title: "Maya mentions you in a note on Fjordline", href: `/customers/${customerId}` } }]);
});

test("names are read after an @, one word to three, and not out of addresses", () => {
  expect(mentionsIn("@Maya Lindqvist, ask ana@example.com. @otto-2!")).toEqual(["maya", "maya lindqvist", "otto-2"]);
});

test("notes follow the record they stand on, but who wrote one may always change it", async () => {
  const [acme, other] = [await world(), await world()];
  const { id: customerId } = await acme.customer("Fjordline", { ownerId: acme.otto.id });
  await expect(addNote(acme.ctx, { customerId, content: "Mine", isPinned: false })).rejects.toMatchObject({ status: 403 });
  const { noteId } = await addNote(acme.as(acme.otto), { customerId, content: "Ottos", isPinned: false });
  await acme.db((tx) => tx.customer.update({ where: { id: customerId }, data: { ownerId: acme.adam.id } }));
  await patchNote(acme.as(acme.otto), { noteId, version: 1, content: "Still his" });
  await expect(patchNote(acme.ctx, { noteId, version: 2, content: "X" })).rejects.toMatchObject({ status: 403 });
  for (const command of [() => addNote(other.as(other.adam), { customerId, content: "X", isPinned: false }), () => patchNote(other.as(other.adam), { noteId, version: 1, content: "X" }), () => deleteNote(other.as(other.adam), { noteId })]) {
    await expect(command()).rejects.toThrow(/404/);
  }
});
