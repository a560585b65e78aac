import "server-only";
import { refresh } from "next/cache";
import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import { redirect } from "next/navigation";
import { after } from "next/server";
import type { z } from "zod";
import { findContext, type Ctx } from "@/lib/auth/context";
import { assertMay, type Permission } from "@/lib/auth/permissions";
import { announce } from "@/lib/events/announce";
import { Refusal, type RefusalDetails } from "@/lib/refusal";

export type Refused = { ok: false; message: string; status: number } & RefusalDetails;
export type Outcome<T> = { ok: true; value: T } | Refused;
export type Command<S extends z.ZodType, T> = (ctx: Ctx, input: z.output<S>) => Promise<T>;

/** Every button enters here: who you are, what you may do, what you sent, then the command. */
export function action<S extends z.ZodType, T>(permission: Permission, input: S, command: Command<S, T>) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    const ctx = (await findContext()) ?? redirect("/sign-in");
    const outcome = await attempt(ctx, permission, input, command, raw);
    if (outcome.ok) refresh();
    return outcome;
  };
}

/** A question a page asks while somebody types or looks: it changes nothing, so what is on the screen stays as it is. */
export function question<S extends z.ZodType, T>(permission: Permission, input: S, query: Command<S, T>) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    const ctx = (await findContext()) ?? redirect("/sign-in");
    return attempt(ctx, permission, input, query, raw);
  };
}

/** A button before anyone is signed in: a password, a token from a mail. The command proves who asks. */
export function publicAction<S extends z.ZodType, T>(input: S, command: (input: z.output<S>) => Promise<T>) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    return answer(async () => command(validated(input, raw)));
  };
}

/** The middle that action() and route() share. A refusal is an answer; anything else thrown is a bug and stays thrown. */
export async function attempt<S extends z.ZodType, T>(ctx: Ctx, permission: Permission, input: S, command: Command<S, T>, raw: unknown): Promise<Outcome<T>> {
  return answer(async () => {
    assertMay(ctx, permission);
    return command(ctx, validated(input, raw));
  });
}

/** What was sent, as the command wants it; refuses at the fields that are not. */
export function validated<S extends z.ZodType>(input: S, raw: unknown): z.output<S> {
  const { data, error } = input.safeParse(raw);
  if (error) throw new Refusal(sentence(error), 422, { fields: faults(error) });
  return data;
}

/** Runs the work and turns its three endings into an answer; a bug stays thrown. */
export async function answer<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    const value = await work();
    after(announce);
    return { ok: true, value };
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, message: error.message, status: error.status, ...error.details };
    if (isHTTPAccessFallbackError(error)) return { ok: false, message: "This is not here any more.", status: 404 };
    throw error;
  }
}

function sentence({ issues }: z.ZodError) {
  return issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": ")).join("; ");
}

/** The first fault of each field, by its path. */
function faults({ issues }: z.ZodError) {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}
