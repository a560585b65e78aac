import "server-only";
import { nextOpen } from "@/lib/calendars/clock";
import { getOurCalendar } from "@/lib/calendars/reading";
import type { Calendar } from "@/lib/calendars/rules";
import type { OpsTx } from "@/lib/ops/facts";
import { addressOf, type Address } from "./addressing";
import type { Claimed } from "./claiming";
import { remindClients, type Reminded } from "./client-reminders";
import { grouped } from "./grouping";
import { letterTo, lineSubject, saidAbout } from "./letters";
import { readAdmin, readChains } from "./recipients";
import type { Recipient } from "./shapes";
import { hrefOf } from "./telling";
import { readTracks, type Tracks } from "./tracks";
import { putFacts, putLines } from "./writing";

/** Tells of what was claimed, in the transaction of the claim: who is looked up now; the line, the facts and the messages carry the instant it was due. */
export async function tellEscalations(tx: OpsTx, claimed: readonly Claimed[]) {
  if (claimed.length === 0) return;
  const chains = await readChains(tx, claimed.flatMap(({ ownerId }) => ownerId ?? []));
  const [admin, ours, tracks] = [await readAdmin(tx), await getOurCalendar(tx), await readTracks(claimed.map(({ clientOrganizationId }) => clientOrganizationId), tx)];
  const addresses = [...grouped(claimed, ({ blockerId }) => blockerId).values()].flatMap((steps) => addressOf(steps, chains.get(steps[0]?.ownerId ?? "") ?? [], admin) ?? []);
  const reminded = await remindClients(tx, addresses.filter(({ isClientReminded }) => isClientReminded), tracks);
  await putRecipients(tx, addresses, reminded);
  await putLines(tx, addresses.map((address) => lineOf(address, { ours, tracks, client: reminded.get(address.fired.blockerId) })));
  await putFacts(tx, addresses.flatMap(factsOf));
  await tx.outbox.createMany({ data: addresses.flatMap((address) => messagesOf(address, { ours, tracks })), skipDuplicates: true });
}

/** Who heard, kept in the step that fired. */
async function putRecipients(tx: OpsTx, addresses: readonly Address[], reminded: ReadonlyMap<string, Reminded>) {
  const rows = addresses.map(({ fired, staff }) => {
    const client = reminded.get(fired.blockerId);
    const recipients: Recipient[] = staff.map(({ id, name, email, as, isCopy }) => ({ staffId: id, name, email, as, isCopy }));
    if (client?.email) recipients.push({ staffId: null, name: client.name, email: client.email, as: "CLIENT", isCopy: false });
    for (const { name, email } of client?.users ?? []) if (!email || email !== client?.email) recipients.push({ staffId: null, name, email: email ?? "", as: "CLIENT", isCopy: false });
    return { id: fired.stepId, tenantId: fired.tenantId, recipients };
  });
  await tx.$executeRaw`update escalation_steps s set recipients = n.recipients from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) n (id uuid, "tenantId" uuid, recipients jsonb) where s."tenantId" = n."tenantId" and s.id = n.id`;
}

type Frame = { ours: Calendar | null; tracks: Tracks };

function lineOf(address: Address, { ours, tracks, client }: Frame & { client: Reminded | undefined }) {
  const { tenantId, projectId, dueAt } = address.fired;
  return { tenantId, projectId, createdAt: dueAt, subject: lineSubject(address.fired), content: saidAbout(address, { zone: tracks(address.fired).calendar?.zone ?? ours?.zone ?? "UTC", client }) };
}

function factsOf({ fired, missing }: Address) {
  const about = { tenantId: fired.tenantId, blockerId: fired.blockerId, projectId: fired.projectId };
  const { stepId, cycle, level } = fired;
  const told = level === "REMINDER" ? ({ ...about, name: "blocker.reminded", details: { cycle, stepId } } as const) : ({ ...about, name: "blocker.escalated", details: { cycle, stepId, level } } as const);
  return [told, ...missing.map(({ step }) => ({ ...about, name: "blocker.recipient_missing" as const, details: { stepId: step.stepId, level: step.level } }))];
}

/** One message to each member of the staff, shown from their next open instant; dropped if it is no news any more by then. */
function messagesOf({ staff, ...address }: Address, { ours, tracks }: Frame) {
  const { fired } = address;
  const notBefore = (ours && nextOpen(ours, fired.at)) ?? fired.at;
  const track = tracks(fired);
  return staff.map((person) => ({
    tenantId: fired.tenantId, channel: "IN_APP" as const, recipient: `staff:${person.id}`, dedupeKey: `blocker:${fired.stepId}:${person.id}`, notBefore, nextAttemptAt: notBefore,
    payload: {
      kind: `blocker.${fired.level.toLowerCase()}`, ...letterTo(person, { ...address, staff }, { track, zone: ours?.zone ?? "UTC" }), href: hrefOf(fired), blockerId: fired.blockerId, stepId: fired.stepId, at: fired.dueAt.toISOString(),
      dropIf: person.as === "OWNER" ? ["RESOLVED", "ACKNOWLEDGED"] : ["RESOLVED"],
    },
  }));
}
