import "server-only";
import type { Actor } from "@/lib/auth/context";
import type { Tx } from "@/lib/db/within";
import { by } from "@/lib/events/record";
import type { ImplActivityType } from "@/lib/generated/prisma/enums";

type Line = {
  tenantId: string;
  projectId: string;
  type: ImplActivityType;
  /** What happened, in one sentence; the timeline shows it. */
  subject: string;
  content?: string | null;
  /** True for what the product writes by itself; false for what a person entered. */
  isAutoLogged?: boolean;
  actor: Actor;
  attendees?: string[];
  meetingDate?: Date | null;
  decisionRationale?: string | null;
  emailTo?: string[];
  emailCc?: string[];
  emailMessageId?: string | null;
  /** The instant of what happened; the database's now() where left out. */
  createdAt?: Date;
};

/** One line of a project's activity log, in the transaction of what it tells of. Through either door: the line names its tenant. Returns its id. */
export async function logLine(tx: Pick<Tx, "implementationActivity">, { actor, isAutoLogged = true, ...line }: Line): Promise<string> {
  const { id } = await tx.implementationActivity.create({ data: { ...line, isAutoLogged, ...by("created", actor) }, select: { id: true } });
  return id;
}
