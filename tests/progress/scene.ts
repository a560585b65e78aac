import { everything } from "@/lib/db/everything";
import type { Prisma } from "@/lib/generated/prisma/client";
import { findEntrance, type Door } from "@/lib/progress/door";
import { createLink } from "@/lib/progress/commands/links";
import { CreateLink, type Level } from "@/lib/progress/rules";
import { project } from "../projects/scene";

type Named = { name: string };

/** A project with one of everything the client sees, and beside each something it must not: every hidden word begins with "canary-". */
export async function rollout(more: Parameters<typeof project>[0] = {}) {
  const made = await project({ type: "GENERAL_BUSINESS", kickoffDate: "2026-06-01", ...more });
  const { tenantId, projectId, ruth, leon, ctx } = made;
  await everything.implementationProject.update({ where: { id: projectId }, data: {
    clientVisibleNotes: "The review went well.", resources: [{ label: "Training outline", url: "https://guides.example/training" }], shownStaffIds: [ruth.id], leadImplementerId: ruth.id, assignedUserIds: [ruth.id, leon.id],
    handoff: { notes: "canary-handoff" }, healthBreakdown: { total: 88, lines: [{ label: "canary-health", points: -12, max: 0, href: null }] },
  } });
  const work = { tenantId, projectId, phase: "CONFIGURATION", notes: "canary-notes", estimatedHours: "77.25", assignedToId: leon.id } as const;
  const task = (data: Named & Pick<Prisma.ImplementationTaskUncheckedCreateInput, "ownerSide" | "visibility" | "description" | "dueDate">) => everything.implementationTask.create({ data: { ...work, ...data } });
  const theirs = await task({ name: "Send the cost-centre file", description: "With no empty rows.", ownerSide: "CLIENT", visibility: "FULL", dueDate: new Date("2026-06-03") });
  const ours = await task({ name: "Turn on single sign-on", ownerSide: "STAFF", visibility: "FULL" });
  const titled = await task({ name: "Security review", description: "canary-title-only", ownerSide: "CLIENT", visibility: "TITLE_ONLY", dueDate: new Date("2026-06-17") });
  const hidden = await task({ name: "canary-hidden-task", description: "canary-hidden-description", ownerSide: "CLIENT", visibility: "HIDDEN" });
  const stop = (data: Pick<Prisma.ImplementationBlockerUncheckedCreateInput, "title" | "category" | "description" | "isClientVisible">) => everything.implementationBlocker.create({ data: { tenantId, projectId, ownerId: leon.id, runningSince: new Date(), snoozeReason: "canary-snooze", ...data } });
  const blocker = await stop({ title: "The file has empty rows", description: "Two steps wait for it.", category: "CLIENT_SIDE", isClientVisible: true });
  const secret = await stop({ title: "canary-blocker", description: "canary-blocker-text", category: "INTERNAL" });
  await stop({ title: "canary-resolved", category: "CLIENT_SIDE", isClientVisible: true }).then(({ id }) => everything.implementationBlocker.update({ where: { id }, data: { status: "RESOLVED", resolvedAt: new Date(), resolutionNotes: "canary-resolution" } }));
  const say = (data: object) => everything.clientComment.create({ data: { tenantId, projectId, authorByKind: "STAFF", authorById: ruth.id, authorByName: "Ruth", content: "canary-comment", ...data } });
  await say({ content: "Welcome.", taskId: theirs.id });
  for (const hiddenPlace of [{ taskId: hidden.id }, { taskId: titled.id }, { blockerId: secret.id }, { deletedAt: new Date() }]) await say(hiddenPlace);
  await everything.implementationActivity.create({ data: { tenantId, projectId, type: "DECISION", subject: "canary-log", content: "canary-log-text", decisionRationale: "canary-rationale", createdByKind: "STAFF", createdByName: "Ruth" } });
  await everything.attachment.create({ data: { tenantId, projectId, fileName: "canary-internal.pdf", fileSize: 1n, mimeType: "application/pdf", fileUrl: `${tenantId}/${crypto.randomUUID()}`, checksum: "0", uploadedByKind: "STAFF", uploadedByName: "Ruth" } });

  const link = async (accessLevel: Level = "WORK", email?: string) => {
    const { linkId, address } = await createLink(ctx, CreateLink.parse({ projectId, accessLevel, ...(email && { email }) }));
    return { linkId, token: address.split("/").at(-1) ?? "" };
  };
  const door = async (accessLevel: Level = "WORK"): Promise<Door> => doorOf((await link(accessLevel === "SIGN" ? "WORK" : accessLevel)).token, accessLevel);
  return { ...made, theirs, ours, titled, hidden, blocker, secret, link, door };
}

/** The door a token opens; as if the link covered `level`. */
export async function doorOf(token: string, level?: Level): Promise<Door> {
  const entrance = await findEntrance(token);
  if (!entrance?.door) throw new Error("The link opens nothing");
  return level ? { ...entrance.door, level } : entrance.door;
}
