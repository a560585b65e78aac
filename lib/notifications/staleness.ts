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

/** Our answers to the client (lib/progress/answer-mail.ts): the links it wrote and reads with (`linkIds`), what is said in it (`commentIds`), and `at`, when the last of it was said. */
const answersAreStale = Prisma.sql`(select case
    when p.status = 'CANCELLED' then 'The project was cancelled before.'
    when exists (select from progress_links l where l."tenantId" = o."tenantId" and l."projectId" = p.id and o.payload -> 'linkIds' ? l.id::text and (l."revokedAt" is not null or l."expiresAt" <= now())) then 'The link was revoked, or ended, before.'
    when exists (select from progress_links l where l."tenantId" = o."tenantId" and l."projectId" = p.id and o.payload -> 'linkIds' ? l.id::text and l."lastSeenAt" > (o.payload ->> 'at')::timestamptz) then 'The client has read it before.'
    when (select count(*) from client_comments c left join implementation_tasks t on t."tenantId" = c."tenantId" and t.id = c."taskId" left join implementation_blockers b on b."tenantId" = c."tenantId" and b.id = c."blockerId"
      where c."tenantId" = o."tenantId" and c."projectId" = p.id and o.payload -> 'commentIds' ? c.id::text and c."deletedAt" is null and (t.id is null or (t.visibility = 'FULL' and t."deletedAt" is null)) and (b.id is null or b."isClientVisible"))
      < jsonb_array_length(o.payload -> 'commentIds') then 'An answer in it was taken back, or hidden, before.' end
  from implementation_projects p where p."tenantId" = o."tenantId" and p.id = (o.payload ->> 'projectId')::uuid)`;

/** Why the message is not to be said any more, as a sentence; null: it stands. An escalation is stale once its blocker is resolved or in another cycle, or its project has ended; a reminder also once it is snoozed. Manager and director are told of a level that has fired even if it was snoozed since: they stop only on resolve, and a level never fires again. (spec: implementation.md, Blockers and escalation, 3 and 9) */
export const staleness = Prisma.sql`case
  when o.payload -> 'commentIds' is not null then ${answersAreStale}
  when o.payload ->> 'blockerId' is null then null
  when b.id is null then 'The blocker is not here any more.'
  when b.status = 'RESOLVED' and (${speaksOfLevel} or ${droppedBy("RESOLVED")}) then 'The blocker was resolved before.'
  when p.status in ('COMPLETED', 'CANCELLED') and ${speaksOfLevel} then 'The project had ended before.'
  when b.status = 'SNOOZED' and (e.level = 'REMINDER' or o.payload ->> 'kind' = 'blocker.reminder' or ${droppedBy("SNOOZED")}) then 'The blocker was snoozed before.'
  when b.status <> 'RESOLVED' and ${droppedBy("OPEN")} then 'The blocker was opened again before.'
  when b."acknowledgedAt" is not null and ${droppedBy("ACKNOWLEDGED")} then 'The owner had acknowledged it before.'
  when o.payload ->> 'stepId' is not null and (e.id is null or e.state = 'CANCELLED' or e.cycle <> b.cycle) then 'This level was cancelled before.'
end`;
