import { afterEach, expect, test } from "vitest";
import { resolveBlocker } from "@/lib/blockers/commands/resolving";
import { sweepEscalations } from "@/lib/blockers/sweep";
import { everything } from "@/lib/db/everything";
import { deliverInApp } from "@/lib/notifications/delivery";
import { colleague } from "../projects/scene";
import { ago, blocked, nineToFive } from "./scene";

afterEach(() => void delete process.env.SMTP_URL);
type Scene = Awaited<ReturnType<typeof blocked>>;

/** Fires the level that is due after so many days, and says who heard. */
async function fired(b: Scene, id: string, days: number) {
  await b.since(id, ago(days));
  await sweepEscalations();
  return (await b.messages(id)).filter(({ channel }) => channel === "IN_APP").map(({ to, kind }) => `${to} ${kind.replace("blocker.", "")}`);
}

const change = (id: string, data: { managerId?: string | null; isActive?: boolean }) => everything.internalUser.update({ where: { id }, data });

test("who hears is looked up when the level fires, not when the blocker was opened", async () => {
  const b = await blocked();
  const id = await b.open();
  const mira = await colleague("Mira");
  await change(b.ruth.id, { managerId: mira.id });
  await fired(b, id, 2.5);
  expect(await fired(b, id, 3.5)).toEqual(["Ruth reminder", "Mira manager"]);
});

test("whoever is disabled is passed over for the next person up, and an event says so", async () => {
  const b = await blocked();
  const id = await b.open();
  await change(b.ruth.id, { isActive: false });
  expect(await fired(b, id, 2.5)).toEqual(["Leon reminder"]);
  await change(b.leon.id, { isActive: false });
  expect(await fired(b, id, 3.5)).toEqual(["Leon reminder", "Dora manager"]);
  expect(await b.facts()).toContain("blocker.recipient_missing System");
  const line = await everything.implementationActivity.findFirstOrThrow({ where: { projectId: b.projectId, subject: "Escalated to the manager: No metadata" } });
  expect(line.content).toContain("To Dora. Leon is disabled, so Dora hears.");
});

test("with nobody above, or nobody at all, it reaches an ADMIN of the staff", async () => {
  const b = await blocked();
  await everything.internalUser.updateMany({ where: { role: "ADMIN", id: { not: b.ada.id } }, data: { isActive: false } });
  await change(b.ruth.id, { managerId: null });
  const id = await b.open();
  await fired(b, id, 2.5);
  expect(await fired(b, id, 3.5)).toEqual(["Ruth reminder", "Ada manager"]);
  await everything.implementationProject.update({ where: { id: b.projectId }, data: { leadImplementerId: null } });
  const nobodys = await b.open({ title: "Nobody's" });
  await everything.implementationBlocker.update({ where: { id: nobodys }, data: { ownerId: null } });
  expect(await fired(b, nobodys, 2.5)).toEqual(["Ada reminder"]);
});

test("people in a circle end where it closes", async () => {
  const b = await blocked();
  await change(b.leon.id, { managerId: b.ruth.id });
  const id = await b.open();
  await fired(b, id, 3.2);
  await everything.internalUser.updateMany({ where: { role: "ADMIN", id: { not: b.ada.id } }, data: { isActive: false } });
  expect((await fired(b, id, 7.5)).at(-1)).toBe("Ada director");
});

test("a client-side reminder goes to the client's contact too, with a link of their own; higher levels stay with us", async () => {
  process.env.SMTP_URL = "smtp://localhost:1";
  const b = await blocked();
  const contact = await b.db((tx) => tx.contact.create({ data: { tenantId: b.tenantId, customerId: b.customer.id, name: "Ana Lima", email: "ana@client.test" } }));
  await everything.implementationProject.update({ where: { id: b.projectId }, data: { handoff: { lines: [], contacts: [{ contactId: contact.id, name: "Ana Lima", isPrimary: true }], dayToDayContact: "Ana Lima" } } });
  const id = await b.open({ category: "CLIENT_SIDE" });
  await fired(b, id, 2.5);
  const [mail] = (await b.messages(id)).filter(({ channel }) => channel === "EMAIL");
  expect(mail).toMatchObject({ recipient: "ana@client.test", said: { text: expect.stringMatching(/\/progress\/[\w-]{43}/) } });
  expect(await b.db((tx) => tx.progressLink.findFirst({ where: { projectId: b.projectId } }))).toMatchObject({ email: "ana@client.test", contactId: contact.id, accessLevel: "WORK" });
  expect((await b.step(id, "REMINDER")).recipients).toMatchObject([{ name: "Ruth", as: "OWNER" }, { staffId: null, name: "Ana Lima", email: "ana@client.test", as: "CLIENT" }]);
  await fired(b, id, 5.5);
  expect((await b.messages(id)).filter(({ recipient }) => recipient === "ana@client.test")).toHaveLength(1);
});

test("without a mail the client's own people see the reminder in the product, at their progress page; not once it is resolved", async () => {
  const b = await blocked();
  const nina = await everything.user.create({ data: { tenantId: b.clientOrganizationId, name: "Nina", username: crypto.randomUUID(), email: `${crypto.randomUUID()}@client.test`, role: "ADMIN", isAdmin: true } });
  const [id, other] = [await b.open({ category: "CLIENT_SIDE" }), await b.open({ category: "CLIENT_SIDE", title: "Other" })];
  await fired(b, id, 2.5);
  await fired(b, other, 2.5);
  await resolveBlocker(b.ctx, { ...b.which(other), notes: "Done" });
  await deliverInApp();
  expect(await everything.notification.findMany({ where: { userId: nina.id }, select: { tenantId: true, kind: true, title: true, href: true } })).toEqual([{ tenantId: b.clientOrganizationId, kind: "rollout.waiting", title: "Waiting for you: No metadata", href: `/progress/${b.projectId}` }]);
  const line = await everything.implementationActivity.findFirstOrThrow({ where: { projectId: b.projectId, subject: "Reminder: No metadata" } });
  expect(line.content).toContain("The client got no mail: no contact with an address is known. In the client’s workspace: Nina.");
});

test("a blocker that is hidden from the client reminds nobody there, and without an address the log says so", async () => {
  process.env.SMTP_URL = "smtp://localhost:1";
  const b = await blocked();
  const [hidden, shown] = [await b.open({ category: "CLIENT_SIDE", isClientVisible: false, title: "Hidden" }), await b.open({ category: "CLIENT_SIDE" })];
  await fired(b, hidden, 2.5);
  await fired(b, shown, 2.5);
  const said = await everything.implementationActivity.findMany({ where: { projectId: b.projectId, subject: { startsWith: "Reminder" } }, orderBy: { subject: "asc" } });
  expect(said.map(({ content }) => content?.includes("The client was not reminded: no contact with an address is known."))).toEqual([false, true]);
});

test("what is due outside of hours is claimed at once and shown from the next opening", async () => {
  const closedNow = (["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const)[new Date(Date.now() + 2 * 86_400_000).getUTCDay()] ?? "MON";
  const b = await blocked({ ours: nineToFive("UTC", { windows: [{ weekday: closedNow, from: "09:00", to: "17:00" }] }) });
  const id = await b.open({ category: "VENDOR" });
  expect(await fired(b, id, 2.5)).toEqual(["Ruth reminder"]);
  const opens = new Date(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T09:00:00Z`);
  expect((await b.messages(id))[0]?.notBefore).toEqual(opens);
  await deliverInApp();
  expect(await everything.notification.count({ where: { internalUserId: b.ruth.id } })).toBe(0);
  await everything.outbox.updateMany({ where: { recipient: `staff:${b.ruth.id}` }, data: { notBefore: ago(0), nextAttemptAt: ago(0) } });
  await deliverInApp();
  expect(await everything.notification.findMany({ where: { internalUserId: b.ruth.id } })).toMatchObject([{ kind: "blocker.reminder", createdAt: ago(0.5) }]);
});
