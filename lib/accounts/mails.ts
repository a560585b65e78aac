import "server-only";
import type { Tx } from "@/lib/db/within";

type Mail = { tenantId: string | null; to: string; subject: string; text: string };

/** Without SMTP no mail is written; the link is then shown to the administrator who asked for it. */
export function canMail() {
  return Boolean(process.env.SMTP_URL);
}

/** The address of a page of ours, as it stands in a mail. */
export function linkTo(path: string) {
  return new URL(path, process.env.APP_URL).href;
}

/** Puts a mail in the outbox, in the transaction of what it tells about. */
export async function mail(tx: Pick<Tx, "$executeRaw">, { tenantId, to, subject, text }: Mail) {
  if (!canMail()) return;
  await tx.$executeRaw`
    insert into outboxes ("tenantId", channel, recipient, "dedupeKey", payload)
    values (${tenantId}::uuid, 'EMAIL', ${to}, ${`mail:${crypto.randomUUID()}`}, ${JSON.stringify({ to, subject, text })}::jsonb)`;
}

type Letter = { subject: string; text: string };

export function invitationMail({ by, organization, link }: { by: string; organization: string; link: string }): Letter {
  return { subject: `${by} invited you to ${organization}`, text: lines(`${by} invited you to work in ${organization} on Throughline.`, `Choose a password to begin. The link works once, for 72 hours:`, link) };
}

/** An address is one account; the one who invites is not told that it is taken. */
export function takenMail({ by, organization }: { by: string; organization: string }): Letter {
  return {
    subject: `${by} invited you to ${organization}`,
    text: lines(`${by} invited this address to ${organization} on Throughline, but it already has an account in another organization.`, `One address is one account. Ask ${by} to invite another address of yours.`),
  };
}

export function resetMail({ link }: { link: string }): Letter {
  return {
    subject: "Set a new password",
    text: lines(`Somebody asked to set a new password for your account on Throughline. If it was you, the link works once, for one hour:`, link, `If it was not you, nothing has changed and you need do nothing.`),
  };
}

export function emailChangeMail({ link, organization }: { link: string; organization: string }): Letter {
  return {
    subject: "Confirm your new address",
    text: lines(`This address was given as the new one of an account in ${organization} on Throughline. Confirm it with the link, which works once, for one hour:`, link, `If this is not about you, leave it: nothing has changed.`),
  };
}

/** To the address that was: what happened, so that nobody loses an account unseen. */
export function emailChangedMail({ email }: { email: string }): Letter {
  return { subject: "Your address was changed", text: lines(`Your account on Throughline now signs in with ${email}. If you did not do this, tell your administrator at once.`) };
}

export function passwordChangedMail(): Letter {
  return { subject: "Your password was changed", text: lines(`The password of your account on Throughline was changed, and other sessions were ended. If you did not do this, tell your administrator at once.`) };
}

/** For a progress link that is bound to an address. */
export function codeMail({ code, minutes }: { code: string; minutes: number }): Letter {
  return { subject: "Your code for the progress page", text: lines(`Your code is`, code, `It works once, for ${minutes} minutes. If you did not ask for it, leave it: nothing has happened.`) };
}

function lines(...paragraphs: string[]) {
  return paragraphs.join("\n\n");
}
