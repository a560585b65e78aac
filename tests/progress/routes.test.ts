import { afterEach, expect, test } from "vitest";
import * as client from "@/app/api/progress/[token]/attachments/route";
import * as clientFile from "@/app/api/progress/[token]/attachments/[attachmentId]/route";
import * as clientUpload from "@/app/api/progress/[token]/attachments/uploads/route";
import * as finish from "@/app/api/progress/[token]/attachments/uploads/finish/route";
import * as ops from "@/app/api/ops/attachments/route";
import * as opsFile from "@/app/api/ops/attachments/[attachmentId]/route";
import * as opsUpload from "@/app/api/ops/attachments/uploads/route";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { signInAs, signInAsStaff } from "../isolation/browser";
import { browser, leave } from "../isolation/jar";
import { colleague } from "../isolation/staff";
import { addProjectFile, deleteProjectFile, openProjectFile, undoProjectFile } from "@/lib/ops/attachments/commands";
import { staff } from "../ops/staff";
import { rollout } from "./scene";

afterEach(leave);

const at = (path: string, init: RequestInit = {}) => new Request(`http://localhost${path}`, init);
const params = (of: Record<string, string>) => ({ params: Promise.resolve(of) });
const told = async (response: Response) => [response.status, await response.text()] as const;
const file = { method: "POST", body: "hello" };

/** Every way to the client's files, by one token. */
const everyWay = (token: string, attachmentId: string) => [
  () => client.GET(at("/"), params({ token })), () => client.POST(at("/?name=a.txt&size=5", file), params({ token })), () => clientFile.GET(at("/"), params({ token, attachmentId })),
  () => clientUpload.POST(at("/", { method: "POST", body: JSON.stringify({ name: "a.txt", size: 5 }) }), params({ token })), () => finish.POST(at("/", { method: "POST", body: JSON.stringify({ ticket: "x" }) }), params({ token })),
];

test("whoever has no working token gets one and the same answer from every route, and nothing is written", async () => {
  const one = await rollout();
  const [expired, revoked, bound] = [await one.link(), await one.link(), await one.link("WORK", "ana@client.test")];
  await everything.progressLink.update({ where: { id: expired.linkId }, data: { expiresAt: new Date(0) } });
  await everything.progressLink.update({ where: { id: revoked.linkId }, data: { revokedAt: new Date() } });
  const files = () => everything.attachment.count({ where: { projectId: one.projectId } });
  const before = await files();
  const answers = await Promise.all([expired.token, revoked.token, bound.token, "x".repeat(43), ""].map(async (token) => Promise.all(everyWay(token, crypto.randomUUID()).map(async (ask) => told(await ask())))));
  for (const answer of answers) expect(answer).toEqual(Array.from({ length: 5 }, () => [404, expect.stringContaining('"status":404')]));
  expect(new Set(answers.flat().map(([, text]) => text)).size).toBe(1);
  expect(await files()).toBe(before);
});

test("a link for looking lists and saves, and sends nothing", async () => {
  const one = await rollout();
  const [looking, working] = [await one.link("VIEW"), await one.link("WORK")];
  const sent = await client.POST(at("/?name=a.txt&size=5", file), params({ token: working.token }));
  const { attachmentId } = (await sent.json()) as { attachmentId: string };
  const answers = await Promise.all(everyWay(looking.token, attachmentId).map(async (ask) => told(await ask())));
  expect(answers.map(([status]) => status)).toEqual([200, 403, 200, 403, 403]);
  expect(answers[2]?.[1]).toBe("hello");
  expect(answers[0]?.[1]).not.toContain("canary");
});

test("the staff's door to the files of projects is closed to everybody but those who manage projects", async () => {
  const one = await rollout();
  const { projectId } = one;
  const open = async () => [
    await ops.GET(at(`/?projectId=${projectId}`), params({})), await ops.POST(at(`/?projectId=${projectId}&name=a.txt&size=5`, file)), await opsUpload.POST(at("/", { method: "POST", body: JSON.stringify({ projectId, name: "a.txt", size: 5 }) }), params({})),
  ];
  const statuses = async () => (await open()).map(({ status }) => status);
  expect(await statuses()).toEqual([401, 401, 401]);
  await signInAs(one.adam);
  browser.cookies.set("throughline.staff", browser.cookies.get(TENANT_COOKIE) ?? "");
  expect(await statuses()).toEqual([401, 401, 401]);
  for (const [role, status] of [["SUPPORT_L3", 403], ["CLIENT_SUCCESS", 403], ["IMPLEMENTATION", 200], ["ADMIN", 200]] as const) {
    await signInAsStaff((await colleague({ role })).id);
    expect([role, await statuses()]).toEqual([role, [status, status, status]]);
  }
  const ofDeal = await everything.attachment.create({ data: { tenantId: one.tenantId, dealId: one.deal.id, fileName: "x", fileSize: 1n, mimeType: "text/plain", fileUrl: `${one.tenantId}/${crypto.randomUUID()}`, checksum: "0", uploadedByKind: "USER", uploadedByName: "Maya" } });
  expect((await opsFile.GET(at("/"), params({ attachmentId: ofDeal.id }))).status).toBe(404);
});

test("staff delete a file of a project and bring it back themselves; a colleague does not, and nothing else is undone this way", async () => {
  const one = await rollout();
  const [ruth, leon] = [await staff("Ruth", "IMPLEMENTATION"), await staff("Leon", "IMPLEMENTATION")];
  async function* body() {
    yield Buffer.from("plan");
  }
  const { attachmentId } = await addProjectFile(ruth.ctx, { projectId: one.projectId, name: "plan.txt", size: 4, body: body() });
  const { changeSetId } = await deleteProjectFile(ruth.ctx, { attachmentId });
  await expect(openProjectFile(ruth.ctx, { attachmentId })).rejects.toThrow("404");
  await expect(undoProjectFile(leon.ctx, { changeSetId })).rejects.toThrow("404");
  await undoProjectFile(ruth.ctx, { changeSetId });
  expect(await (await openProjectFile(leon.ctx, { attachmentId })).text()).toBe("plan");
  const task = await everything.changeSet.findFirstOrThrow({ where: { tenantId: one.tenantId, items: { some: { entityType: { not: "Attachment" } } } } });
  await expect(undoProjectFile(ruth.ctx, { changeSetId: task.id })).rejects.toThrow("404");
});
