import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { JobStatus } from "@/lib/generated/prisma/enums";
import { Packed } from "./exports";
import type { FindSubjects, SubjectKind } from "./rules";

/** Somebody whose data can be exported or erased; `detail`: an address, or the customer of a contact. */
export type SubjectRow = { kind: SubjectKind; id: string; name: string; detail: string | null };
/** An export of everything; instants are ISO. `until`: when its files go; null while it is being made. `isThere`: it can be downloaded now. */
export type ExportRow = { id: string; status: JobStatus; askedAt: string; askedBy: string; done: number; total: number; rows: number | null; bytes: number | null; until: string | null; isThere: boolean };

/** People of the organization and contacts whose name or address holds the text, those who left and those in the trash too; at most forty. */
export function findSubjects(ctx: Ctx, { q }: FindSubjects): Promise<SubjectRow[]> {
  if (q.length < 2) return Promise.resolve([]);
  return within(ctx, (tx) => tx.$queryRaw<SubjectRow[]>`
    (select 'user' as kind, u.id, u.name, u.email as detail from users u where u."tenantId" = ${ctx.tenantId}::uuid and u.id in (select search_ids('users', ${q}, 100)) order by u.name, u.id limit 20)
    union all
    (select 'contact', c.id, c.name, coalesce(c.email, k.name) from contacts c left join customers k on k."tenantId" = c."tenantId" and k.id = c."customerId"
      where c."tenantId" = ${ctx.tenantId}::uuid and (c.id in (select search_ids('contacts', ${q}, 100)) or (c."deletedAt" is not null and strpos(lower(c.name || ' ' || coalesce(c.email, '')), lower(${q})) > 0)) order by c.name, c.id limit 20)`);
}

/** The last ten exports of everything, newest first. */
export function listExports(ctx: Ctx): Promise<ExportRow[]> {
  return within(ctx, async (tx) => {
    const jobs = await tx.job.findMany({ where: { type: "organization_export" }, orderBy: { id: "desc" }, take: 10, select: { id: true, status: true, progress: true, result: true, createdByName: true, createdAt: true } });
    return jobs.map(({ id, status, progress, result, createdByName, createdAt }) => {
      const packed = status === "completed" ? Packed.parse(result) : null;
      const { done = 0, total = 0 } = (progress ?? {}) as { done?: number; total?: number };
      const bytes = packed?.parts.reduce((sum, part) => sum + part.bytes, 0) ?? null;
      return { id, status, askedAt: createdAt.toISOString(), askedBy: createdByName, done, total, rows: packed?.rows ?? null, bytes, until: packed?.until ?? null, isThere: packed !== null && new Date(packed.until) > new Date() };
    });
  });
}
