import "server-only";
import { beginFile, finishFile, keepFile, type Kept, type Way } from "@/lib/attachments/keeping";
import type { AddAttachment, FinishUpload } from "@/lib/attachments/rules";
import { limit } from "@/lib/auth/rate-limits";
import { within } from "@/lib/db/within";
import { logLine } from "@/lib/projects/log";
import { assertOpen } from "@/lib/projects/rules";
import { lockProject } from "@/lib/projects/places";
import { notFound } from "next/navigation";
import type { Incoming } from "@/lib/upload";
import type { Door } from "../door";
import { listClientFiles } from "../files";
import { tellTeam } from "../telling";

type Announced = Pick<AddAttachment, "name" | "size" | "checksum">;

/** A file from the client to its project; staff find it in the project's log. */
export async function addFile(door: Door, { body, ...file }: Announced & Incoming): Promise<Pick<Kept, "attachmentId" | "name">> {
  await welcome(door);
  return told(door, await keepFile(door.ctx, { ...file, projectId: door.projectId, body }, atTheDoor));
}

export async function beginClientFile(door: Door, file: Announced): Promise<Way> {
  await welcome(door);
  return beginFile(door.ctx, { ...file, projectId: door.projectId }, atTheDoor);
}

export async function finishClientFile(door: Door, { ticket }: FinishUpload): Promise<Pick<Kept, "attachmentId" | "name">> {
  await welcome(door);
  return told(door, await finishFile(door.ctx, ticket, atTheDoor));
}

export function listFiles({ ctx, projectId }: Door, { after }: { after?: string | undefined }) {
  return within(ctx, (tx) => listClientFiles(tx, projectId, after));
}

/** The door was proven; the file's project is the door's. */
function atTheDoor() {}

async function welcome({ ctx, projectId }: Door) {
  await limit(`progress-files:${ctx.actor.id ?? projectId}`, { limit: 30, seconds: 60 });
  await within(ctx, async (tx) => {
    const project = await lockProject(tx, projectId);
    if (project.status === "CANCELLED") return notFound();
    assertOpen(project);
  });
}

async function told({ ctx, projectId }: Door, { attachmentId, name }: Kept) {
  await within(ctx, async (tx) => {
    const project = await lockProject(tx, projectId);
    await logLine(tx, { tenantId: ctx.tenantId, projectId, type: "NOTE", subject: `The client sent ${name}`, actor: ctx.actor });
    await tellTeam(tx, project, { key: attachmentId, title: `${ctx.actor.name} sent ${name}` });
  });
  return { attachmentId, name };
}
