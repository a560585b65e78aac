import "server-only";
import { canMail, codeMail, mail } from "@/lib/accounts/mails";
import type { Ctx } from "@/lib/auth/context";
import { limit } from "@/lib/auth/rate-limits";
import { within } from "@/lib/db/within";
import { note } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { issueCode, spendCode } from "../codes";
import { keepProof, type Door, type Lock } from "../door";
import { CODE_MINUTES, maskedEmail, type EnterCode, type Nothing } from "../rules";

/** To the address the link is bound to, and nowhere else. Where no mail is configured the contact gives it out by voice. */
export async function sendCode({ ctx, linkId, email, projectId }: Lock, _: Nothing): Promise<{ to: string }> {
  await limit(`progress-code:${linkId}`, { limit: 5, seconds: 600 });
  if (!canMail()) refuse("This installation sends no mail. Ask your contact for the code.");
  await within(ctx, async (tx) => {
    const code = await issueCode(tx, ctx, linkId);
    await mail(tx, { tenantId: ctx.tenantId, to: email, ...codeMail({ code, minutes: CODE_MINUTES }) });
    await note(tx, ctx, { name: "progress.code_sent", entity: "ProgressLink", entityId: linkId, projectId, details: {} });
  });
  return { to: maskedEmail(email) };
}

/** The right code opens the link in this browser, once; a wrong one counts. */
export async function enterCode(lock: Lock, { code }: EnterCode): Promise<void> {
  const { ctx, linkId, projectId } = lock;
  await limit(`progress-try:${linkId}`, { limit: 30, seconds: 600 });
  const isRight = await within(ctx, async (tx) => {
    if (!(await spendCode(tx, linkId, code))) return false;
    await note(tx, ctx, { name: "progress.link_opened", entity: "ProgressLink", entityId: linkId, projectId, details: {} });
    return true;
  });
  if (!isRight) refuseField("code", "This code is not right, was used already, or is older than ten minutes. Look again, or ask for a new one.");
  await keepProof(lock);
}

/** When the link was last looked at, to the minute; for staff. */
export function noteSeen({ ctx }: Pick<Door, "ctx">): Promise<unknown> {
  return ctx.progressLinkId && !ctx.readOnly ? seen(ctx, ctx.progressLinkId) : Promise.resolve();
}

function seen(ctx: Ctx, id: string) {
  return within(ctx, (tx) => tx.progressLink.updateMany({ where: { id, OR: [{ lastSeenAt: null }, { lastSeenAt: { lt: new Date(Date.now() - 60_000) } }] }, data: { lastSeenAt: new Date() } }));
}
