import { z } from "zod";
import { ListChanges } from "@/lib/changes/rules";
import { PHASES, PROJECT_TYPES } from "@/lib/projects/rules/kinds";

const Search = z.string().trim().max(120).optional();

/** The board by phase; `q` is part of a client's name, `lead` a member of staff. */
export const AskBoard = z.object({ q: Search, lead: z.uuid().optional() });
export type AskBoard = z.infer<typeof AskBoard>;

export const projectStates = ["open", "risk", "hold", "live", "ended"] as const;
/** The list, by target date; `after` is the last id of the page before. */
export const ListProjects = z.object({ q: Search, lead: z.uuid().optional(), state: z.enum(projectStates).default("open"), type: z.enum(PROJECT_TYPES).optional(), phase: z.enum(PHASES).optional(), after: z.uuid().optional() });
export type ListProjects = z.infer<typeof ListProjects>;

/** What an address asks for; what is empty or wrong is left out. */
export function readFilters(asked: Record<string, string | undefined>): ListProjects {
  const given = Object.fromEntries(Object.entries(asked).filter(([, value]) => value));
  return ListProjects.catch({ state: "open" }).parse(given);
}

export const logTypes = ["EMAIL_SENT", "EMAIL_RECEIVED", "MEETING", "DECISION", "PHASE_TRANSITION", "NOTE", "TASK_COMPLETED", "BLOCKER_CREATED", "BLOCKER_RESOLVED"] as const;
/** The activity log, newest first. `before` is the last line of the page above. */
export const ListLog = z.object({ projectId: z.uuid(), type: z.enum(logTypes).optional(), q: Search, before: z.uuid().optional() });
export type ListLog = z.infer<typeof ListLog>;

/** What is asked every 1.5 s by a project's page: what happened on it since the cursor the last answer gave; without a project by the lists: what happened on any. Without a cursor: only one to begin with. */
export const ListProjectChanges = ListChanges.extend({ projectId: z.uuid().optional() });
export type ListProjectChanges = z.infer<typeof ListProjectChanges>;

/** The log's question in a project's address. */
export function readLog(projectId: string, asked: Record<string, string | undefined>): ListLog {
  const given = Object.fromEntries(["type", "q", "before"].flatMap((key) => (asked[key] ? [[key, asked[key]]] : [])));
  return ListLog.catch({ projectId }).parse({ ...given, projectId });
}

export const SaveTemplate = z.strictObject({ projectId: z.uuid(), name: z.string().trim().min(1, "Type a name.").max(120) });
export type SaveTemplate = z.infer<typeof SaveTemplate>;

export const LinkCustomer = z.strictObject({ organizationId: z.uuid(), customerId: z.uuid() });
export type LinkCustomer = z.infer<typeof LinkCustomer>;
export const FindLinkable = z.strictObject({ q: z.string().trim().min(1).max(120) });
export type FindLinkable = z.infer<typeof FindLinkable>;

/** Whom or what a project can be started for; without words the newest. */
const Words = z.strictObject({ q: z.string().trim().max(120) });
export const FindClients = Words;
export type FindClients = z.infer<typeof FindClients>;
export const FindWonDeals = Words;
export type FindWonDeals = z.infer<typeof FindWonDeals>;

export const TurnTemplate = z.strictObject({ templateId: z.uuid(), isActive: z.boolean() });
export type TurnTemplate = z.infer<typeof TurnTemplate>;

/** The address of a page of projects. */
export function projectsHref(asked: Partial<Record<"layout" | "q" | "lead" | "state" | "type" | "phase" | "after" | "view", string | undefined>>) {
  const query = new URLSearchParams(Object.entries(asked).flatMap(([key, value]) => (value ? [[key, value]] : []))).toString();
  return query ? `/ops/implementations?${query}` : "/ops/implementations";
}

/** The list of each phase, with what the board is narrowed to. */
export function phaseLists({ q, lead }: AskBoard): Record<string, string> {
  return Object.fromEntries(PHASES.map((phase) => [phase, projectsHref({ layout: "table", q, lead, phase })]));
}
