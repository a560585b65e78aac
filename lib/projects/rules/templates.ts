import { z } from "zod";
import { PHASES, PLG_PHASES, SIDES, VISIBILITIES, type Phase, type Plg, type Side, type Visibility } from "./kinds";

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
