import { z } from "zod";

export const PHASES = ["DISCOVERY", "CONFIGURATION", "DATA_MIGRATION", "UAT", "GO_LIVE", "OPTIMIZATION"] as const;
export type Phase = (typeof PHASES)[number];

export const PLG_PHASES = ["SETUP", "FIRST_POLICY", "FIRST_WORKFLOW", "INVITE_TEAM", "ACTIVE"] as const;
export type Plg = (typeof PLG_PHASES)[number];

export const PROJECT_TYPES = ["SMB_QUICK_START", "ENTERPRISE_FULL", "HEALTHCARE_HIPAA", "FINANCIAL_SOX", "GENERAL_BUSINESS"] as const;
export type ProjectType = (typeof PROJECT_TYPES)[number];

export const SIDES = ["STAFF", "CLIENT"] as const;
export type Side = (typeof SIDES)[number];

export const VISIBILITIES = ["HIDDEN", "TITLE_ONLY", "FULL"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** Weeks to the go-live of each type, and the phases it uses (implementation.md, Projects). */
export const types: Record<ProjectType, { label: string; weeks: number; phases: readonly Phase[] }> = {
  SMB_QUICK_START: { label: "Quick start", weeks: 2, phases: ["CONFIGURATION", "UAT", "GO_LIVE"] },
  ENTERPRISE_FULL: { label: "Enterprise", weeks: 8, phases: PHASES },
  HEALTHCARE_HIPAA: { label: "Healthcare", weeks: 6, phases: PHASES },
  FINANCIAL_SOX: { label: "Financial", weeks: 6, phases: PHASES },
  GENERAL_BUSINESS: { label: "General business", weeks: 5, phases: PHASES },
};

const Key = z.string().regex(/^[a-z0-9_-]{1,40}$/);

/** A task of a template. `after` names the keys it waits for; `days` are business days on its side's calendar; `hours` is effort, for the workload only. */
export const TemplateTask = z.strictObject({
  key: Key,
  phase: z.enum(PHASES),
  plg: z.enum(PLG_PHASES).nullable().default(null),
  name: z.string().trim().min(1).max(200),
  description: z.string().max(4000).default(""),
  side: z.enum(SIDES).default("STAFF"),
  visibility: z.enum(VISIBILITIES).default("HIDDEN"),
  isRequired: z.boolean().default(true),
  days: z.number().int().min(0).max(250),
  hours: z.number().min(0).max(9999).nullable().default(null),
  after: z.array(Key).max(50).default([]),
});
export type TemplateTask = z.infer<typeof TemplateTask>;

export const TemplateTasks = z.array(TemplateTask).min(1).max(300);

/** What the files of lib/projects/templates say of a task; what is left out is the usual. A client's task is always shown to the client. */
export type Draft = readonly [key: string, days: number, name: string, description: string, more?: { after?: string[]; side?: Side; sees?: Visibility; isOptional?: boolean; hours?: number | null; plg?: Plg | null }];

/** The drafts of one phase as tasks, in their order. */
export function inPhase(phase: Phase, drafts: readonly Draft[]): TemplateTask[] {
  return drafts.map(([key, days, name, description, more]): TemplateTask => {
    const { after = [], side = "STAFF", sees, isOptional = false, hours = null, plg = null }: NonNullable<Draft[4]> = more ?? {};
    return { key, phase, plg, name, description, side, visibility: sees ?? (side === "CLIENT" ? "FULL" : "HIDDEN"), isRequired: !isOptional, days, hours, after };
  });
}

/** Business days from the kickoff to the end of the last GO_LIVE task along the longest chain of dependencies, all calendars being one. */
export function daysToGoLive(tasks: readonly TemplateTask[]) {
  const finish = new Map<string, number>();
  for (const task of inOrder(tasks)) finish.set(task.key, task.days + Math.max(0, ...task.after.map((key) => finish.get(key) ?? 0)));
  return Math.max(0, ...tasks.filter(({ phase }) => phase === "GO_LIVE").map(({ key }) => finish.get(key) ?? 0));
}

/** Each after everything it waits for. Throws when the tasks wait for each other in a circle, or for one that is not there. */
export function inOrder(tasks: readonly TemplateTask[]): TemplateTask[] {
  const [left, done, sorted] = [new Map(tasks.map((task) => [task.key, task])), new Set<string>(), [] as TemplateTask[]];
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ after }) => after.every((key) => done.has(key)));
    if (ready.length === 0) throw new Error(`these tasks wait for each other: ${[...left.keys()].join(", ")}`);
    for (const task of ready) {
      sorted.push(task);
      done.add(task.key);
      left.delete(task.key);
    }
  }
  return sorted;
}
