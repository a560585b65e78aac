import "server-only";
import { readAdmin, readChains, recipientOf } from "@/lib/blockers/recipients";
import { everything } from "@/lib/db/everything";
import type { LockedProject } from "./places";

/** Whom something of the client's reaches; `why` says why it is them, where nobody leads the project. */
export type Hearers = { staffIds: string[]; why: string | null };
type Asked = Pick<LockedProject, "leadImplementerId" | "assignedUserIds"> & { /** Whose matter it is before it is the lead's. */ ownerId?: string | null };

/** The owner of the matter, else the lead of the project, else its team; nobody there, or disabled: the next person up, at last an ADMIN of the staff (implementation.md, Blockers and escalation, 4). Never nobody, as long as there is an ADMIN. */
export async function hearersOf({ ownerId = null, leadImplementerId, assignedUserIds }: Asked): Promise<Hearers> {
  const first = ownerId ?? leadImplementerId;
  const known = await everything.internalUser.findMany({ where: { id: { in: [first, leadImplementerId, ...assignedUserIds].filter((id) => id !== null) }, isActive: true }, select: { id: true }, take: 100 });
  const active = new Set(known.map(({ id }) => id));
  for (const id of [ownerId, leadImplementerId]) if (id && active.has(id)) return { staffIds: [id], why: null };
  const team = assignedUserIds.filter((id) => active.has(id));
  if (team.length > 0) return { staffIds: team, why: "Nobody leads this project." };
  const { person, missing } = recipientOf("REMINDER", (await readChains(everything, first ? [first] : [])).get(first ?? "") ?? [], await readAdmin(everything));
  return { staffIds: person ? [person.id] : [], why: first ? `${missing ?? "Its lead is not here"}, so it comes to you.` : "Nobody leads this project, so it comes to you." };
}
