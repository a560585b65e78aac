import "server-only";
import { notFound } from "next/navigation";
import { listImports, getImport, type ImportHead } from "@/lib/imports/queries";
import { getColumns, getDecisions } from "@/lib/imports/queries/columns";
import { listLeavings } from "@/lib/imports/queries/results";
import { listRows } from "@/lib/imports/queries/rows";
import { isUndoable, ListRows } from "@/lib/imports/rules/steps";
import type { StaffCtx } from "../context";
import { clientOfImport, clientOfProject, contextInClient } from "./entering";
import type { AskMigration, ListMigrations } from "./rules";

/** What staff brought into the client of a project, newest first. */
export async function listMigrations(staff: StaffCtx, { projectId, ...asked }: ListMigrations) {
  const { clientOrganizationId, clientName, isOver } = await clientOfProject(projectId);
  const page = await listImports(await contextInClient(staff, clientOrganizationId), { ...asked, byKind: "STAFF" });
  return { ...page, clientName, isOver };
}

type Step<S, P> = { step: S; head: ImportHead } & P;
/** One import at the step where it is looked at. */
export type Migration =
  | Step<"columns", { picture: Awaited<ReturnType<typeof getColumns>> }>
  | Step<"preview", { picture: { page: Awaited<ReturnType<typeof listRows>>; decisions: Awaited<ReturnType<typeof getDecisions>>; tab: ListRows["tab"] } | null }>
  | Step<"run", object>
  | Step<"result", { leavings: Awaited<ReturnType<typeof listLeavings>>; isUndoable: boolean }>;

/** One step of the wizard with what it shows; where the import stands elsewhere, that step instead. An import into another client is not there. */
export async function getMigration(staff: StaffCtx, { projectId, importId, step }: AskMigration, asked: Record<string, string | undefined>): Promise<Migration & { clientName: string }> {
  const [{ clientOrganizationId, isOver }, client] = [await clientOfImport(importId), await clientOfProject(projectId)];
  if (clientOrganizationId !== client.clientOrganizationId) return notFound();
  const ctx = await contextInClient(staff, clientOrganizationId);
  const found = await getImport(ctx, { importId });
  const head = { ...found, canSteer: found.canSteer && !isOver };
  const { clientName } = client;
  const isOpen = head.step === "columns" || head.step === "preview";
  const shown = isOpen && step === "columns" ? "columns" : isOpen && step === "preview" && head.state !== "UPLOADED" ? "preview" : head.step;
  if (shown === "columns") return { step: shown, head, clientName, picture: await getColumns(ctx, { importId }) };
  if (shown === "result") return { step: shown, head, clientName, leavings: await listLeavings(ctx, { importId }), isUndoable: head.canSteer && isUndoable(head, new Date()) };
  if (shown === "run") return { step: shown, head, clientName };
  const view = ListRows.parse({ tab: head.counts.look ? "look" : "all", ...asked, importId });
  return { step: shown, head, clientName, picture: head.state === "PREVIEWED" ? { page: await listRows(ctx, view), decisions: await getDecisions(ctx, { importId }), tab: view.tab } : null };
}
