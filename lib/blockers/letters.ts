import { businessDaySeconds } from "@/lib/calendars/clock";
import type { Address } from "./addressing";
import type { Claimed } from "./claiming";
import type { Reminded } from "./client-reminders";
import { counted, type Track } from "./clock";
import { levelLabels } from "./rules/policy";
import { instantOf, LATE_SECONDS, spanOf } from "./words";

/** The line of the activity log. */
export function lineSubject({ level, title }: Claimed) {
  return level === "REMINDER" ? `Reminder: ${title}` : `Escalated to the ${levelLabels[level].toLowerCase()}: ${title}`;
}

/** Who heard, how late, and who could not. */
export function saidAbout({ fired, skipped, staff, missing, isOwnerQuiet, isClientReminded }: Address, { zone, client }: { zone: string; client: Reminded | undefined }) {
  const [to, copies] = [staff.filter(({ isCopy }) => !isCopy).map(({ name }) => name), staff.filter(({ isCopy }) => isCopy).map(({ name }) => name)];
  return [
    to.length > 0 && `To ${to.join(", ")}.`,
    copies.length > 0 && `In copy: ${copies.join(", ")}.`,
    isOwnerQuiet && "The owner has acknowledged it and is not reminded.",
    isClientReminded && (client?.email ? `The client’s contact was reminded: ${client.name}.` : client && client.users.length > 0 ? `The client got no mail: ${client.whyNot}.` : `The client was not reminded: ${client?.whyNot ?? "there is no contact"}.`),
    isClientReminded && client && client.users.length > 0 && `In the client’s workspace: ${client.users.map(({ name }) => name).join(", ")}.`,
    ...missing.map(({ sentence }) => sentence),
    lateness(fired, skipped, zone),
  ].filter(Boolean).join(" ");
}

/** What one member of the staff reads. */
export function letterTo({ name, as, isCopy, why }: Address["staff"][number], { fired, skipped, staff }: Address, { track, zone }: { track: Track; zone: string }) {
  const seconds = counted(track, fired, fired.at);
  const open = Math.max(0, Math.floor((fired.at.getTime() - fired.openedAt.getTime()) / 1000) - fired.closedSeconds);
  const first = staff.find((each) => !each.isCopy);
  const role = as === "OWNER" ? "Still open" : `Escalated to you as ${as.toLowerCase()}`;
  const body = [
    `${fired.clientName}: ${spanOf(seconds, track.calendar ? businessDaySeconds(track.calendar) : 0)} of business time counted, open for ${spanOf(open)}.`,
    isCopy && `You are in copy: the ${as === "OWNER" ? "reminder" : `${as.toLowerCase()}’s level`} was skipped${first && first.name !== name ? `, ${first.name} hears as ${first.as.toLowerCase()}` : ""}.`,
    why && `${why}, so it comes to you.`,
    lateness(fired, skipped, zone),
  ];
  return { title: `${isCopy ? "In copy" : role}: ${fired.title}`, body: body.filter(Boolean).join(" ") };
}

function lateness({ dueAt, lateBySeconds }: Claimed, skipped: readonly Claimed[], zone: string) {
  if (lateBySeconds < LATE_SECONDS && skipped.length === 0) return false;
  const levels = skipped.map(({ level, dueAt: was }) => `${levelLabels[level].toLowerCase()} of ${instantOf(was, zone)}`);
  const unsaid = levels.length > 0 ? ` Not said before: ${levels.join(", ")}.` : "";
  return `This is ${spanOf(lateBySeconds)} late: it was due ${instantOf(dueAt, zone)}.${unsaid}`;
}
