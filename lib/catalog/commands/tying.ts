import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import type { Change } from "@/lib/events/record";
import { refuse } from "@/lib/refusal";
import type { LockedParent } from "../places";
import type { PartKind } from "../rules/words";
import { links } from "./linking";

const kinds = { outcome: "outcomes", release: "releases", tag: "tags", license: null, attribute: null } as const;

/** Ties a part that was just made to one task of the same parent. */
export async function linkTo(tx: Tx, { tenantId }: Ctx, { taskId, kind, partId, parent }: { taskId: string; kind: PartKind; partId: string; parent: LockedParent }): Promise<Change[]> {
  const tied = kinds[kind] ?? refuse("Tasks carry outcomes, releases and tags.");
  const task = (await tx.task.findFirst({ where: { ...parent.where, id: taskId, deletedAt: null }, select: { id: true } })) ?? notFound();
  const { entity, add } = links[tied];
  return (await add(tx, { tenantId, taskId: task.id, parent, ids: [partId] })).map((row) => ({ entity, id: row.id, before: null, after: row }));
}
