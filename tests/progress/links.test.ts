import { afterEach, expect, test } from "vitest";
import { listLinks } from "@/lib/progress/queries";
import { createLink, extendLink, giveCode, revokeLink } from "@/lib/progress/commands/links";
import { CreateLink } from "@/lib/progress/rules";
import { findEntrance } from "@/lib/progress/door";
import { hashToken } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { leave } from "../isolation/jar";
import { rollout } from "./scene";

afterEach(leave);

test("staff make a link: the address is told once, the table keeps its hash, and it is recorded", async () => {
  const { projectId, ctx, facts, link } = await rollout();
  const { linkId, token } = await link("WORK", "ana@client.test");
  expect(token).toMatch(/^[\w-]{43}$/);
  const row = await everything.progressLink.findUniqueOrThrow({ where: { id: linkId } });
  expect([row.tokenHash, JSON.stringify(row).includes(token)]).toEqual([hashToken(token), false]);
  expect(JSON.stringify(await everything.auditLog.findMany({ where: { entityId: linkId }, select: { details: true, actorName: true } }))).not.toContain(token);
  expect(await facts()).toContain("progress.link_created Ruth");
  expect(await listLinks(ctx, { projectId })).toEqual([expect.objectContaining({ id: linkId, email: "ana@client.test", accessLevel: "WORK", isOver: false, lastSeenAt: null })]);
});

test("a link that signs is somebody's own: without an address it is refused by the form and by the database", async () => {
  const { projectId, tenantId } = await rollout();
  expect(CreateLink.safeParse({ projectId, accessLevel: "SIGN" }).error?.issues[0]).toMatchObject({ path: ["email"] });
  await expect(everything.progressLink.create({ data: { tenantId, projectId, tokenHash: "x", accessLevel: "SIGN", expiresAt: new Date() } })).rejects.toThrow(/signing_is_personal/);
});

test("a link is extended, and revoked for good", async () => {
  const { projectId, ctx, link, facts } = await rollout();
  const { linkId, token } = await link();
  await everything.progressLink.update({ where: { id: linkId }, data: { expiresAt: new Date(0) } });
  expect(await findEntrance(token)).toBeNull();
  await extendLink(ctx, { projectId, linkId, days: 30 });
  expect((await findEntrance(token))?.door?.projectId).toBe(projectId);
  await revokeLink(ctx, { projectId, linkId });
  expect(await findEntrance(token)).toBeNull();
  await expect(extendLink(ctx, { projectId, linkId, days: 30 })).rejects.toMatchObject({ status: 409 });
  expect((await facts()).slice(-2)).toEqual(["progress.link_extended Ruth", "progress.link_revoked Ruth"]);
});

test("the seller's people make no links, and staff at work elsewhere find neither project nor link", async () => {
  const { projectId, as, adam, elsewhere, link } = await rollout();
  const { linkId } = await link();
  await expect(createLink(as(adam), CreateLink.parse({ projectId }))).rejects.toMatchObject({ status: 403 });
  for (const act of [() => createLink(elsewhere, CreateLink.parse({ projectId })), () => revokeLink(elsewhere, { projectId, linkId }), () => extendLink(elsewhere, { projectId, linkId, days: 1 }), () => giveCode(elsewhere, { projectId, linkId })]) await expect(act()).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  expect(await listLinks(elsewhere, { projectId })).toEqual([]);
});
