import type { Db } from "./db";
import type { Chance } from "./chance";
import { day } from "./deals";
import { workingHour } from "./lives";
import type { Setting } from "./setting";

const DAY = 86_400_000;
const PLANS = [
  ["CALL", "Where the decision stands"], ["CALL", "Redlines on the liability cap"], ["MEETING", "Demo for the audit committee"], ["MEETING", "Walk through the roll-out plan"],
  ["EMAIL", "Send the security questionnaire"], ["EMAIL", "Send the revised quote"], ["TASK", "Prepare the reference call"], ["TODO", "Check the procurement portal"],
] as const;
const OUTCOMES = ["They want the pilot first.", "Legal has two open points.", "Budget is confirmed for next quarter.", "Sends the signed form this week.", "Asked for a reference in their industry."] as const;
type Deal = { id: string; customerId: string | null; ownerId: string | null; status: string; createdDate: Date; stageEnteredAt: Date };

/** What reps did on each deal, and for most open ones what comes next: a few of those are late, one in six has nothing planned. */
export async function seedActivities(db: Db, { pick, is, between, idAt }: Chance, { tenantId, now, person }: Setting, deals: Deal[]) {
  const owner = (deal: Deal) => ["rep", "marek", "tomas", "manager"].map(person).find(({ id }) => id === deal.ownerId) ?? person("rep");
  const activity = (deal: Deal, at: Date, due: Date) => {
    const [type, subject] = pick(PLANS);
    const { id, name } = owner(deal);
    return {
      id: idAt(at), tenantId, type, subject, dealId: deal.id, customerId: deal.customerId, assignedTo: id, createdBy: id, createdByKind: "USER" as const, createdByName: name, dueDate: day(due),
      dueTime: is(0.5) ? `${String(between(9, 17)).padStart(2, "0")}:${pick(["00", "30"])}` : null, createdAt: at,
    };
  };
  const done = deals.flatMap((deal) =>
    Array.from({ length: between(1, 3) }, () => {
      const span = Math.max(1, deal.stageEnteredAt.getTime() - deal.createdDate.getTime());
      const at = workingHour(new Date(deal.createdDate.getTime() + span * (between(0, 100) / 100)), between(9, 17), between(0, 59));
      const { id, name } = owner(deal);
      return { ...activity(deal, at, at), status: "COMPLETED" as const, completedAt: at, completedBy: id, completedByKind: "USER" as const, completedByName: name, outcome: pick(OUTCOMES) };
    }),
  );
  const open = deals.filter(({ status }) => status === "OPEN" && is(0.83)).map((deal) => ({ ...activity(deal, workingHour(new Date(now.getTime() - between(1, 9) * DAY), 11, 0), workingHour(new Date(now.getTime() + between(-4, 12) * DAY), 9, 0)), status: "PENDING" as const }));
  await db.activity.createMany({ data: [...done, ...open] });
  const facts = done.map(({ id, dealId, customerId, completedAt, completedByName, completedBy }) => ({ id: idAt(completedAt), tenantId, actorKind: "USER" as const, actorName: completedByName, userId: completedBy, action: "activity.completed", entity: "Activity", entityId: id, dealId, customerId, details: {}, createdAt: completedAt }));
  await db.auditLog.createMany({ data: facts });
}
