import "server-only";
import { notFound } from "next/navigation";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ActorKind } from "@/lib/generated/prisma/enums";
import { Counts, Summary } from "./batches";
import { mayImport, maySteer } from "./rights";
import { Entity } from "./rules";
import { stepOf, type GetImport, type ListImports, type State, type Step } from "./rules/steps";

/** Background work on an import: how far it is, or why it ended badly. */
export type Work = { type: "import_preview" | "csv_import" | "import_undo"; status: "pending" | "processing" | "completed" | "failed" | "cancelled"; done: number; total: number; error: string | null };
/** An import as its header and its list show it. `step` is where it stands in the wizard. */
export type ImportHead = {
  id: string; version: number; name: string; bytes: number; entity: Entity; state: State; step: Step; rows: number; description: string; counts: Counts; summary: Summary;
  createdByName: string; createdAt: string; finishedAt: string | null; columns: number; mapped: number; canSteer: boolean; work: Work | null;
};
type Raw = Omit<ImportHead, "entity" | "step" | "createdAt" | "finishedAt" | "canSteer"> & { entity: string; createdAt: Date; finishedAt: Date | null; createdById: string | null };

const PAGE = 30;

/** One import, or the area's not-found page. */
export async function getImport(ctx: Ctx, { importId }: GetImport): Promise<ImportHead> {
  const [found] = await select(ctx, { importId, before: null, byKind: null, limit: 1 });
  return found ?? notFound();
}

/** The organization's imports, newest first; `next` is what to send as `before` for the page below. `byKind`: only those begun by such an actor. */
export async function listImports(ctx: Ctx, { before, byKind }: ListImports & { byKind?: ActorKind }): Promise<{ imports: ImportHead[]; next: string | null }> {
  const found = await select(ctx, { importId: null, before: before ?? null, byKind: byKind ?? null, limit: PAGE + 1 });
  return { imports: found.slice(0, PAGE), next: found.length > PAGE ? (found[PAGE - 1]?.id ?? null) : null };
}

/** What a page asks every second while work goes on. */
export async function getWork(ctx: Ctx, { importId }: GetImport): Promise<{ state: State; work: Work | null }> {
  const { state, work } = await getImport(ctx, { importId });
  return { state, work };
}

async function select(ctx: Ctx, { importId, before, byKind, limit }: { importId: string | null; before: string | null; byKind: ActorKind | null; limit: number }): Promise<ImportHead[]> {
  if (!mayImport(ctx)) notFound();
  const rows = await within(ctx, (tx) => tx.$queryRaw<Raw[]>`
    select b.id, b.version, b."fileName" as name, b."fileSize"::float8 as bytes, b.entity, b.state::text, b.rows, b.layout ->> 'description' as description, b.counts, b.summary, b."createdByName", b."createdById",
      b."createdAt", b."finishedAt", jsonb_array_length(b.layout -> 'columns') as columns, (select count(*)::int from jsonb_array_elements(b.mapping) m where m -> 'target' ->> 'to' <> 'skip') as mapped,
      case when j.id is not null then json_build_object('type', j.type, 'status', j.status, 'done', coalesce((j.progress ->> 'done')::int, 0), 'total', coalesce((j.progress ->> 'total')::int, b.rows), 'error', j.error) end as work
    from import_batches b left join jobs j on j."tenantId" = b."tenantId" and j.id = b."jobId"
    where b."tenantId" = ${ctx.tenantId}::uuid and b."stagedAt" is not null and (${importId}::uuid is null or b.id = ${importId}::uuid) and (${before}::uuid is null or b.id < ${before}::uuid) and (${byKind}::"ActorKind" is null or b."createdByKind" = ${byKind}::"ActorKind")
    order by b.id desc limit ${limit}::int`);
  return rows.map(({ createdById, ...row }) => {
    const entity = Entity.parse(row.entity);
    return {
      ...row, entity, step: stepOf(row.state), counts: Counts.parse(row.counts), summary: Summary.parse(row.summary), canSteer: maySteer(ctx, entity, createdById),
      createdAt: row.createdAt.toISOString(), finishedAt: row.finishedAt?.toISOString() ?? null,
    };
  });
}
