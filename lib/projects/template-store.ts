import "server-only";
import { everything } from "@/lib/db/everything";
import { PROJECT_TYPES, types, type ProjectType } from "./rules/kinds";
import { TemplateTasks, type TemplateTask } from "./rules/templates";
import { shipped } from "./templates/shipped";

/** The code of a type's template; its versions are counted under it. */
export const codeOf = (type: ProjectType) => type.toLowerCase();

/**
 * Stores what this repository ships, at start-up: version 1 of each type, and a further version where the shipped tasks have changed since. Where staff
 * have saved a version of their own, a new shipped one waits until they turn it on. Harmless to repeat.
 */
export async function storeTemplates() {
  for (const type of PROJECT_TYPES) {
    const known = await everything.implementationTemplate.findMany({ where: { code: codeOf(type) }, select: { version: true, origin: true, tasks: true }, orderBy: { version: "desc" }, take: 500 });
    const last = known.find(({ origin }) => origin === "REPOSITORY");
    const tasks = shipped[type].map((task) => ({ ...task }));
    if (last && JSON.stringify(TemplateTasks.parse(last.tasks)) === JSON.stringify(TemplateTasks.parse(tasks))) continue;
    const data = { code: codeOf(type), version: (known[0]?.version ?? 0) + 1, name: types[type].label, type, tasks, isActive: !known.some(({ origin }) => origin === "STAFF") };
    await everything.implementationTemplate.createMany({ data, skipDuplicates: true });
  }
}

/** The tasks of the newest active version of a type. */
export async function templateOf(type: ProjectType): Promise<TemplateTask[]> {
  const newest = () => everything.implementationTemplate.findFirst({ where: { code: codeOf(type), isActive: true }, select: { tasks: true }, orderBy: { version: "desc" } });
  const found = (await newest()) ?? (await storeTemplates().then(newest));
  return TemplateTasks.parse(found?.tasks ?? shipped[type]);
}
