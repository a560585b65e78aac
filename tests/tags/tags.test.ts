import { expect, test } from "vitest";
import { undoChangeSet } from "@/lib/changes/commands";
import { colorTag, createTag, deleteTag, mergeTag, renameTag } from "@/lib/tags/commands";
import { listTags } from "@/lib/tags/queries";
import { world } from "../support/world";

async function tagged() {
  const acme = await world();
  const [one, two] = [await acme.customer("One", { tags: ["north", "big"] }), await acme.customer("Two", { tags: ["nordic", "north"] })];
  const tags = async (id: string) => (await acme.db((tx) => tx.customer.findUniqueOrThrow({ where: { id } }))).tags;
  const tag = async (name: string) => (await listTags(acme.ctx, { category: "CUSTOMER" })).find((each) => each.name === name);
  return { ...acme, admin: acme.as(acme.adam), one, two, tags, tag };
}

test("a renamed tag has its new name on everything that carries it, and undo gives the old one back", async () => {
  const { admin, one, two, tags, tag } = await tagged();
  const north = await tag("north");
  const { changeSetId } = await renameTag(admin, { tagId: north?.id ?? "", was: "north", name: "upper" });
  expect([await tags(one.id), await tags(two.id)]).toEqual([["upper", "big"], ["nordic", "upper"]]);
  expect(await tag("upper")).toMatchObject({ usageCount: 2 });
  await undoChangeSet(admin, { changeSetId: changeSetId ?? "" });
  expect([await tags(one.id), await tags(two.id)]).toEqual([["north", "big"], ["nordic", "north"]]);
  expect(await tag("north")).toMatchObject({ usageCount: 2 });
});

test("two tags become one, and nothing carries it twice", async () => {
  const { admin, one, two, tags, tag } = await tagged();
  const [north, nordic] = [await tag("north"), await tag("nordic")];
  await mergeTag(admin, { tagId: north?.id ?? "", intoId: nordic?.id ?? "" });
  expect([await tags(one.id), await tags(two.id)]).toEqual([["nordic", "big"], ["nordic"]]);
  expect([await tag("north"), await tag("nordic")]).toMatchObject([undefined, { usageCount: 2 }]);
});

test("a deleted tag leaves everything that carried it", async () => {
  const { admin, one, tags, tag } = await tagged();
  await deleteTag(admin, { tagId: (await tag("north"))?.id ?? "" });
  expect([await tags(one.id), await tag("north")]).toEqual([["big"], undefined]);
});

test("a tag gets a colour; a name that is taken asks to merge; kinds stay apart", async () => {
  const { admin, tag } = await tagged();
  const north = await tag("north");
  await colorTag(admin, { tagId: north?.id ?? "", was: "#6B7280", color: "#10B981" });
  expect(await tag("north")).toMatchObject({ color: "#10B981" });
  await expect(renameTag(admin, { tagId: north?.id ?? "", was: "north", name: "big" })).rejects.toThrow("Merge the two instead.");
  const { tagId } = await createTag(admin, { name: "hot", category: "DEAL" });
  await expect(mergeTag(admin, { tagId: north?.id ?? "", intoId: tagId })).rejects.toThrow("hot is a tag of another kind.");
});

test("tags are an administrator's, and no other organization's", async () => {
  const acme = await tagged();
  const other = await world();
  const tagId = (await acme.tag("north"))?.id ?? "";
  await expect(renameTag(acme.ctx, { tagId, was: "north", name: "x" })).rejects.toMatchObject({ status: 403 });
  await expect(createTag(acme.ctx, { name: "x", category: "DEAL" })).rejects.toMatchObject({ status: 403 });
  for (const command of [() => renameTag(other.as(other.adam), { tagId, was: "north", name: "x" }), () => deleteTag(other.as(other.adam), { tagId }), () => colorTag(other.as(other.adam), { tagId, was: "", color: "#000000" })]) await expect(command()).rejects.toThrow(/404/);
});
