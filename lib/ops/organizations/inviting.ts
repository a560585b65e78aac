import "server-only";
import { invitationMail, linkTo, mail, takenMail } from "@/lib/accounts/mails";
import { issueToken } from "@/lib/auth/tokens";
import { orTaken } from "@/lib/db/taken";
import { noteStaff, type OpsTx } from "../facts";

export type Newcomer = { name: string; email: string; isTaken: boolean; username: string };

/** An ADMIN who has yet to come. An address with an account elsewhere is told so by mail; the answer, a link, is the same. */
export async function inviteFirst(tx: OpsTx, by: { staffId: string | null; name: string }, organization: { id: string; name: string }, { name, email, isTaken, username }: Newcomer) {
  const tenantId = organization.id;
  const data = { tenantId, name, fullName: name, username, email: isTaken ? null : email, role: "ADMIN", isAdmin: true } as const;
  const { id: userId } = await orTaken(tx.user.create({ data, select: { id: true } }), "adminEmail", "Somebody took this address a moment ago. Try again.");
  const link = linkTo(`/invitation/${await issueToken(tx, { tenantId, userId }, "INVITE", email)}`);
  const letter = isTaken ? takenMail({ by: by.name, organization: organization.name }) : invitationMail({ by: by.name, organization: organization.name, link });
  await mail(tx, { tenantId, to: email, ...letter });
  await noteStaff(tx, by, { name: "person.invited", entity: "User", entityId: userId, details: {}, tenantId });
  return link;
}
