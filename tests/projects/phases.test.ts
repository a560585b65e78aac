import { expect, test } from "vitest";
import { everything } from "@/lib/db/everything";
import { approveWaiver, askWaiver, judgeGate, setReadiness, signOff } from "@/lib/projects/commands/gates";
import { changePhase, completeProject, goLive } from "@/lib/projects/commands/phases";
import { completeTasks } from "@/lib/projects/commands/progressing";
import { lockProject } from "@/lib/projects/places";
import { gateCodes, readinessCodes } from "@/lib/projects/rules/readiness";
import { signInside } from "@/lib/projects/signing";
import { within } from "@/lib/db/within";
import { project } from "./scene";

const kickoffDate = "2031-06-02";
type P = Awaited<ReturnType<typeof project>>;

async function passAll({ ctx, projectId }: P) {
  for (const code of gateCodes) await judgeGate(ctx, { projectId, code, status: "PASSED", evidence: "Seen." });
}
async function ready({ ctx, projectId }: P, percent: number) {
  for (const code of readinessCodes) await setReadiness(ctx, { projectId, code, percent });
}
async function toGoLive({ ctx, projectId, row }: P) {
  await changePhase(ctx, { projectId, from: (await row()).currentPhase, to: "GO_LIVE", reason: "All agreed." });
}

test("a phase is left with who and why; with required tasks open only for a reason", async () => {
  const p = await project({ kickoffDate });
  const move = { projectId: p.projectId, from: "DISCOVERY", to: "CONFIGURATION" } as const;
  await expect(changePhase(p.ctx, move)).rejects.toMatchObject({ message: expect.stringContaining("3 required tasks"), details: { fields: { reason: expect.any(String) } } });
  await changePhase(p.ctx, { ...move, reason: "The sponsor decided." });
  expect(await p.row()).toMatchObject({ currentPhase: "CONFIGURATION", status: "IN_PROGRESS" });
  const line = await everything.implementationActivity.findFirstOrThrow({ where: { projectId: p.projectId, type: "PHASE_TRANSITION" } });
  expect(line).toMatchObject({ subject: "Discovery → Configuration", content: "The sponsor decided.", createdByName: "Ruth", isAutoLogged: true });
  await expect(changePhase(p.ctx, { ...move, reason: "x" })).rejects.toMatchObject({ status: 409 });
  await changePhase(p.ctx, { projectId: p.projectId, from: "CONFIGURATION", to: "DISCOVERY", reason: "The design changes." });
  const done = (await p.tasks()).filter(({ phase }) => phase === "DISCOVERY").map(({ id }) => id);
  await completeTasks(p.ctx, { projectId: p.projectId, taskIds: done });
  await changePhase(p.ctx, move);
  expect((await p.facts()).filter((fact) => fact.startsWith("project.phase_changed"))).toHaveLength(3);
});

test("go-live needs all four gates, and 85 or the client's signature; optimization begins, and ends", async () => {
  const p = await project({ kickoffDate });
  const end = { projectId: p.projectId, reason: "The rest follows." };
  await expect(goLive(p.ctx, end)).rejects.toThrow("The project is in Discovery");
  await toGoLive(p);
  await expect(goLive(p.ctx, end)).rejects.toThrow(/Administrator trained.*Readiness is 0 of 85/);
  await passAll(p);
  await ready(p, 84);
  await expect(goLive(p.ctx, end)).rejects.toThrow("Readiness is 84 of 85, and the client has not signed off.");
  await ready(p, 85);
  await expect(goLive(p.ctx, { projectId: p.projectId })).rejects.toMatchObject({ details: { fields: { reason: expect.stringContaining("3 required tasks") } } });
  await goLive(p.ctx, end);
  expect(await p.row()).toMatchObject({ currentPhase: "OPTIMIZATION", status: "IN_PROGRESS", actualGoLiveDate: expect.any(Date) });
  await expect(changePhase(p.ctx, { projectId: p.projectId, from: "OPTIMIZATION", to: "UAT", reason: "x" })).rejects.toThrow("does not go back");
  await expect(completeProject(p.ctx, { projectId: p.projectId })).rejects.toMatchObject({ details: { fields: { reason: expect.any(String) } } });
  await completeProject(p.ctx, end);
  expect((await p.row()).status).toBe("COMPLETED");
  await expect(goLive(p.ctx, end)).rejects.toThrow("come to its end");
  expect((await p.facts()).slice(-2)).toEqual(["project.went_live Ruth", "project.completed Ruth"]);
});

test("the client's signature stands in for readiness; ours follows it", async () => {
  const p = await project({ kickoffDate });
  await toGoLive(p);
  await passAll(p);
  await expect(signOff(p.ctx, { projectId: p.projectId, statement: "Ready." })).rejects.toThrow("The client signs off first.");
  await within(p.ctx, async (tx) => signInside(tx, p.ctx, await lockProject(tx, p.projectId), { side: "CLIENT", name: "Ines", email: "ines@bellwether.test", statement: "We are ready." }));
  await signOff(p.ctx, { projectId: p.projectId, statement: "So are we." });
  const signed = await everything.goLiveSignOff.findMany({ where: { projectId: p.projectId }, orderBy: { id: "asc" } });
  expect(signed.map(({ side, name, gates }) => [side, name, gates])).toEqual([["CLIENT", "Ines", expect.objectContaining({ terms_signed: "PASSED" })], ["STAFF", "Ruth", expect.anything()]]);
  await goLive(p.ctx, { projectId: p.projectId, reason: "Signed." });
  expect((await p.row()).actualGoLiveDate).not.toBeNull();
});

test("self-serve has no optimization: going live completes it, and it is active", async () => {
  const p = await project({ kickoffDate, type: "SMB_QUICK_START" });
  expect(await p.row()).toMatchObject({ currentPhase: "CONFIGURATION", plgPhase: "SETUP" });
  const setup = (await p.tasks()).filter(({ plgPhase, isRequired }) => plgPhase === "SETUP" && isRequired).map(({ id }) => id);
  await completeTasks(p.ctx, { projectId: p.projectId, taskIds: setup });
  expect((await p.row()).plgPhase).toBe("FIRST_POLICY");
  await toGoLive(p);
  await passAll(p);
  await ready(p, 100);
  await goLive(p.ctx, { projectId: p.projectId, reason: "They go on by themselves." });
  expect(await p.row()).toMatchObject({ status: "COMPLETED", currentPhase: "GO_LIVE", plgPhase: "ACTIVE" });
});

test("a gate passes with its evidence, fails, opens again, and is waived by a second person", async () => {
  const p = await project({ kickoffDate });
  const gate = { projectId: p.projectId, code: "contact_designated" } as const;
  const now = () => everything.goLiveGate.findFirstOrThrow({ where: { projectId: p.projectId, code: gate.code } });
  await judgeGate(p.ctx, { ...gate, status: "FAILED", evidence: "Nobody named." });
  await expect(approveWaiver(p.second, gate)).rejects.toThrow("Nobody has asked");
  await askWaiver(p.ctx, { ...gate, reason: "Interim contact until July." });
  await expect(approveWaiver(p.ctx, gate)).rejects.toMatchObject({ status: 403 });
  await approveWaiver(p.second, gate);
  expect(await now()).toMatchObject({ status: "WAIVED", requestedByName: "Ruth", approvedByName: "Leon", reason: "Interim contact until July." });
  await expect(askWaiver(p.ctx, { ...gate, reason: "x" })).rejects.toThrow("needs no waiver");
  await judgeGate(p.ctx, { ...gate, status: "PASSED", evidence: "Ines is named." });
  expect(await now()).toMatchObject({ status: "PASSED", requestedByName: null, approvedByName: "Ruth", evidence: "Ines is named." });
  await expect(judgeGate(p.ctx, { ...gate, status: "PASSED" })).rejects.toMatchObject({ status: 409 });
});

test("readiness is a percentage, or counted: users are invited enough at half the target", async () => {
  const p = await project({ kickoffDate });
  await setReadiness(p.ctx, { projectId: p.projectId, code: "users_invited", target: 180, actual: 90 });
  const item = await everything.readinessItem.findFirstOrThrow({ where: { projectId: p.projectId, code: "users_invited" } });
  expect([Number(item.percent), Number(item.target), Number(item.actual)]).toEqual([100, 180, 90]);
  expect((await p.facts()).at(-1)).toBe("project.readiness_set Ruth");
});

test("the seller's people only look, and another tenant's project is not there", async () => {
  const p = await project({ kickoffDate });
  const gate = { projectId: p.projectId, code: "terms_signed" } as const;
  for (const [ctx, refusal] of [[p.as(p.adam), "The vendor's staff work on implementations."], [p.elsewhere, "404"]] as const) {
    await expect(changePhase(ctx, { projectId: p.projectId, from: "DISCOVERY", to: "UAT", reason: "x" })).rejects.toThrow(refusal);
    for (const command of [goLive, completeProject]) await expect(command(ctx, { projectId: p.projectId })).rejects.toThrow(refusal);
    await expect(judgeGate(ctx, { ...gate, status: "PASSED" })).rejects.toThrow(refusal);
    await expect(askWaiver(ctx, { ...gate, reason: "x" })).rejects.toThrow(refusal);
    await expect(approveWaiver(ctx, gate)).rejects.toThrow(refusal);
    await expect(setReadiness(ctx, { projectId: p.projectId, code: "first_policy", percent: 5 })).rejects.toThrow(refusal);
    await expect(signOff(ctx, { projectId: p.projectId, statement: "x" })).rejects.toThrow(refusal);
  }
});
