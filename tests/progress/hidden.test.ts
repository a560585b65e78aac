import { afterEach, expect, test } from "vitest";
import * as files from "@/app/api/progress/[token]/attachments/route";
import * as act from "@/app/progress/[token]/actions";
import ClientProgressPage from "@/app/progress/[token]/page";
import { everything } from "@/lib/db/everything";
import { giveCode } from "@/lib/progress/commands/links";
import { findEntrance } from "@/lib/progress/door";
import { getProgress } from "@/lib/progress/queries";
import { LEVELS } from "@/lib/progress/rules";
import { findCanaries } from "../isolation/dump";
import { leave } from "../isolation/jar";
import { connected } from "../schema/trial";
import { AMOUNT, hang, plant } from "./planting";
import { rollout } from "./scene";

afterEach(leave);

/** Texts of a form of their own, in which no canary can stand. */
const FORMED = ["activities.dueTime", "customer_solution_tasks.completedBy", "customer_tasks.completedBy"];

test("a canary in every hidden column of every table that hangs on the project: none of them is in what a link answers, whatever it may do, before the go-live and after it", { timeout: 120_000 }, async () => {
  const one = await rollout();
  const { tenantId, projectId, ctx } = one;
  const project = await one.row();
  const customerId = project.customerId ?? (await everything.customer.findFirstOrThrow({ where: { tenantId } })).id;
  await everything.implementationProject.update({ where: { id: projectId }, data: { customerId } });
  const resolved = await everything.implementationBlocker.findFirstOrThrow({ where: { projectId, status: "RESOLVED" } });
  const staff = await everything.internalUser.findMany({ where: { id: { in: [one.ruth.id, one.leon.id] } } });
  await connected("owner", async (sql) => {
    await hang(sql, tenantId, { implementation_projects: projectId, customers: customerId, implementation_tasks: one.theirs.id, implementation_blockers: one.blocker.id });
    const { missed, amounts } = await plant(sql, { tenantId, clientId: project.clientOrganizationId, staffIds: staff.map(({ id }) => id) });
    expect.soft(missed.map((line) => line.split(":")[0]).toSorted()).toEqual(FORMED.toSorted());
    expect.soft(amounts).toEqual(expect.arrayContaining(["deals.amount", "implementation_tasks.estimatedHours"]));
  });
  await everything.internalUser.update({ where: { id: one.leon.id }, data: { name: "canary-leon", email: "canary-leon@vendor.test" } });
  await one.link("SIGN", "canary-other@client.test");

  const said: string[] = [];
  const hear = async (what: string, asked: unknown) => void said.push(`${what} ${JSON.stringify(asked instanceof Response ? await asked.text() : ((await asked) ?? null), (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))}`);
  const look = async (level: string, token: string) => {
    const door = (await findEntrance(token))?.door;
    if (!door) throw new Error("The link opens nothing");
    await hear(`picture ${level}`, getProgress(door.ctx, door));
    await hear(`page ${level}`, ((await ClientProgressPage({ params: Promise.resolve({ token }) })) as { props: unknown }).props);
    await hear(`files ${level}`, await files.GET(new Request("http://localhost/"), { params: Promise.resolve({ token }) }));
  };
  const tokens = new Map<string, string>();
  for (const level of LEVELS) {
    const { token, linkId } = await one.link(level, level === "SIGN" ? "ana@client.test" : undefined);
    tokens.set(level, token);
    await hear("sendCode", act.sendCode({ token, input: {} }));
    await hear("enterCode", act.enterCode({ token, input: { code: "000000" } }));
    if (level === "SIGN") await hear("enterCode", act.enterCode({ token, input: { code: (await giveCode(ctx, { projectId, linkId })).code } }));
    await look(level, token);
    const signing = () => act.signGoLive({ token, input: { name: "Ana", isAgreed: true } });
    for (const taskId of [one.theirs.id, one.ours.id, one.titled.id, one.hidden.id]) {
      await hear("completeTask", act.completeTask({ token, input: { taskId } }));
      await hear("addComment", act.addComment({ token, input: { taskId, content: "Seen." } }));
    }
    await hear("addComment", act.addComment({ token, input: { content: "Seen." } }));
    for (const blockerId of [one.blocker.id, one.secret.id, resolved.id]) await hear("replyToBlocker", act.replyToBlocker({ token, input: { blockerId, content: "Seen." } }));
    await hear("signGoLive", signing());
    if (level !== "SIGN") continue;
    await everything.implementationProject.update({ where: { id: projectId }, data: { currentPhase: "GO_LIVE" } });
    await hear("signGoLive", signing());
  }
  await everything.implementationProject.update({ where: { id: projectId }, data: { actualGoLiveDate: new Date("2026-07-01"), currentPhase: "OPTIMIZATION" } });
  for (const [level, token] of tokens) await look(`${level} after the go-live`, token);

  for (const line of said) expect([line.slice(0, 40), findCanaries(line, "canary"), line.includes(AMOUNT)]).toEqual([line.slice(0, 40), [], false]);
  const all = said.join("\n");
  for (const id of [one.leon.id, one.ruth.id]) expect([id, all.includes(id)]).toEqual([id, false]);
  for (const known of ["With no empty rows.", "The review went well.", "This link is only for looking", "It is not time to sign yet", '"ok":true', '"adoption":{"plans":[{']) expect([known, all.includes(known)]).toEqual([known, true]);
});
