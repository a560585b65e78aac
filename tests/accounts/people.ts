import { contextOfToken } from "@/lib/auth/context";
import { hashPassword } from "@/lib/auth/passwords";
import { TENANT_COOKIE } from "@/lib/auth/sessions";
import { everything } from "@/lib/db/everything";
import { jar } from "../auth/browser";
import type { World } from "../support/world";

export const PASSWORD = "a password of some length";

/** Gives somebody of the cast the password, so that they can sign in. */
export async function withPassword<P extends { id: string }>(person: P, more = {}) {
  await everything.user.update({ where: { id: person.id }, data: { password: await hashPassword(PASSWORD), ...more } });
  return person;
}

/** Whoever the browser's cookie says is here. */
export function whoIsHere() {
  return contextOfToken(jar.get(TENANT_COOKIE));
}

export async function contextHere() {
  return (await whoIsHere()) ?? Promise.reject(new Error("nobody is signed in"));
}

/** What the organization's audit says, oldest first. */
export async function factsOf({ tenantId }: Pick<World, "tenantId">) {
  const facts = await everything.auditLog.findMany({ where: { tenantId }, select: { action: true }, orderBy: { id: "asc" } });
  return facts.map(({ action }) => action);
}

/** The mails that wait in the outbox for an address, newest last, with the path of the link in each. */
export async function mailsTo(to: string) {
  const mails = await everything.outbox.findMany({ where: { channel: "EMAIL", recipient: to }, select: { payload: true }, orderBy: { id: "asc" } });
  return mails.map(({ payload }) => {
    const { subject, text } = payload as { subject: string; text: string };
    return { subject, text, token: text.match(/\/([\w-]{43})\b/)?.[1] ?? "" };
  });
}

/** What is said to so many tries, one after the other. A window of a limit may end between any two. */
export async function refusals(times: number, attempt: () => Promise<unknown>) {
  const said: string[] = [];
  for (let n = 0; n < times; n++) said.push(await attempt().then(() => "nothing", String));
  return said;
}
