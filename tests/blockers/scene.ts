import { duesOf, type Clock } from "@/lib/blockers/clock";
import { openBlocker } from "@/lib/blockers/commands/opening";
import { OpenBlocker } from "@/lib/blockers/rules";
import { readTracks } from "@/lib/blockers/tracks";
import { BusinessCalendar } from "@/lib/calendars/rules";
import { everything } from "@/lib/db/everything";
import type { z } from "zod";
import { colleague, project } from "../projects/scene";

const weekdays = ["MON", "TUE", "WED", "THU", "FRI"] as const;

/** Monday to Friday, nine to five, in a zone. */
export const nineToFive = (zone = "America/New_York", more: Partial<BusinessCalendar> = {}) => BusinessCalendar.parse({ zone, windows: weekdays.map((weekday) => ({ weekday, from: "09:00", to: "17:00" })), holidays: [], overrides: [], ...more });

/** Always open, so that a test of "now" does not depend on the hour it runs at; one business day is 24 hours. */
export const always = BusinessCalendar.parse({ zone: "UTC", windows: (["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] as const).map((weekday) => ({ weekday, from: "00:00", to: "24:00" })), holidays: [], overrides: [] });

export const DAY = 86_400_000;
const loaded = Math.floor(Date.now() / 1000) * 1000;
/** So many days before this file (or, outside of vitest, this program) began, on a whole second. */
export const ago = (days: number) => new Date(Number(process.env.TEST_FILE_BEGUN ?? loaded) - days * DAY);

/** The vendor's organization with its calendar, one for each database. */
export async function ourCalendar(businessCalendar: BusinessCalendar = always) {
  const vendor = await everything.organization.findFirst({ where: { isVendor: true }, select: { id: true } });
  if (vendor) return everything.organization.update({ where: { id: vendor.id }, data: { businessCalendar }, select: { id: true } });
  return everything.organization.create({ data: { name: "Halden", slug: crypto.randomUUID(), isVendor: true, businessCalendar }, select: { id: true } });
}

/** A project led by Ruth, below Leon, below Dora; Ada is an ADMIN of the staff. Both calendars are always open unless said. */
export async function blocked({ ours = always, theirs = always }: { ours?: BusinessCalendar; theirs?: BusinessCalendar | null } = {}) {
  const vendor = await ourCalendar(ours);
  const p = await project();
  const dora = await colleague("Dora");
  const ada = await colleague("Ada", { role: "ADMIN" });
  await everything.internalUser.update({ where: { id: p.leon.id }, data: { managerId: dora.id } });
  await everything.implementationProject.update({ where: { id: p.projectId }, data: { leadImplementerId: p.ruth.id } });
  const { clientOrganizationId } = await p.row();
  await everything.organization.update({ where: { id: clientOrganizationId }, data: { businessCalendar: theirs ?? {} } });
  const open = async (more: Partial<z.input<typeof OpenBlocker>> = {}) => (await openBlocker(p.ctx, OpenBlocker.parse({ projectId: p.projectId, title: "No metadata", category: "INTERNAL", ...more }))).blockerId;
  const blocker = (id: string) => everything.implementationBlocker.findUniqueOrThrow({ where: { id } });
  const steps = (blockerId: string) => everything.escalationStep.findMany({ where: { blockerId }, orderBy: [{ cycle: "asc" }, { level: "asc" }] });
  const step = async (blockerId: string, level: "REMINDER" | "MANAGER" | "DIRECTOR") => (await steps(blockerId)).findLast((each) => each.level === level) ?? fail(level);

  /** Puts a blocker into the past by data: opened then, its clock as it would stand. */
  async function since(id: string, openedAt: Date, clock: Clock = { consumedSeconds: 0, runningSince: openedAt }) {
    const { category, cycle } = await blocker(id);
    const dues = duesOf((await readTracks([clientOrganizationId]))({ category, clientOrganizationId }), clock);
    await everything.implementationBlocker.update({ where: { id }, data: { ...clock, createdAt: openedAt } });
    for (const each of await steps(id)) if (each.cycle === cycle && each.state === "PENDING") await everything.escalationStep.update({ where: { id: each.id }, data: { dueAt: dues[each.level] } });
    return id;
  }

  /** What waits to be said to the staff, by name and kind. */
  async function messages(blockerId: string) {
    const rows = await everything.outbox.findMany({ where: { payload: { path: ["blockerId"], equals: blockerId }, channel: { not: "EVENT" } }, orderBy: { id: "asc" } });
    const people = await everything.internalUser.findMany({ where: { id: { in: rows.flatMap(({ recipient }) => (recipient.startsWith("staff:") ? recipient.slice(6) : [])) } } });
    return rows.map((row) => ({ ...row, to: people.find(({ id }) => row.recipient === `staff:${id}`)?.name ?? row.recipient, kind: (row.payload as { kind?: string }).kind ?? row.channel, said: row.payload as { title: string; body: string; text?: string } }));
  }
  const which = (blockerId: string) => ({ projectId: p.projectId, blockerId });
  return { ...p, dora, ada, vendor, clientOrganizationId, open, blocker, steps, step, since, messages, which };
}

function fail(level: string): never {
  throw new Error(`no step ${level}`);
}
