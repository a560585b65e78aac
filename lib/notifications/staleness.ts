import "server-only";
import { Prisma } from "@/lib/generated/prisma/client";

/**
 * What a waiting message `o` is about, as it stands now. A payload may name a blocker (`blockerId`), the level that spoke (`stepId`), and by what it
 * is no news any more (`dropIf`: OPEN, RESOLVED, SNOOZED, ACKNOWLEDGED). A member of the staff's mail belongs to no tenant, so the blocker is found by its id; a message to the client's own people names the seller (`sellerId`), whose blocker it is.
 */
export const subject = Prisma.sql`
  left join implementation_blockers b on b.id = (o.payload ->> 'blockerId')::uuid and (o."tenantId" is null or b."tenantId" = coalesce((o.payload ->> 'sellerId')::uuid, o."tenantId"))
  left join implementation_projects p on p."tenantId" = b."tenantId" and p.id = b."projectId"
  left join escalation_steps e on e."tenantId" = b."tenantId" and e.id = (o.payload ->> 'stepId')::uuid`;

const speaksOfLevel = Prisma.sql`(o.payload ->> 'stepId' is not null or o.payload ->> 'kind' in ('blocker.reminder', 'blocker.manager', 'blocker.director'))`;
const droppedBy = (word: string) => Prisma.sql`coalesce(o.payload -> 'dropIf', '[]') ? ${word}`;

/** Why the message is not to be said any more, as a sentence; null: it stands. An escalation is stale once its blocker is resolved or in another cycle, or its project has ended; a reminder also once it is snoozed. Manager and director are told of a level that has fired even if it was snoozed since: they stop only on resolve, and a level never fires again. (spec: implementation.md, Blockers and escalation, 3 and 9) */
export const staleness = Prisma.sql`case
  when o.payload ->> 'blockerId' is null then null
  when b.id is null then 'The blocker is not here any more.'
  when b.status = 'RESOLVED' and (${speaksOfLevel} or ${droppedBy("RESOLVED")}) then 'The blocker was resolved before.'
  when p.status in ('COMPLETED', 'CANCELLED') and ${speaksOfLevel} then 'The project had ended before.'
  when b.status = 'SNOOZED' and (e.level = 'REMINDER' or o.payload ->> 'kind' = 'blocker.reminder' or ${droppedBy("SNOOZED")}) then 'The blocker was snoozed before.'
  when b.status <> 'RESOLVED' and ${droppedBy("OPEN")} then 'The blocker was opened again before.'
  when b."acknowledgedAt" is not null and ${droppedBy("ACKNOWLEDGED")} then 'The owner had acknowledged it before.'
  when o.payload ->> 'stepId' is not null and (e.id is null or e.state = 'CANCELLED' or e.cycle <> b.cycle) then 'This level was cancelled before.'
end`;
