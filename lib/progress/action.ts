import "server-only";
import { refresh } from "next/cache";
import { notFound } from "next/navigation";
import type { z } from "zod";
import { answer, validated, type Outcome } from "@/lib/action";
import { assertLevel, type Level } from "./rules";
import { findEntrance, type Door, type Lock } from "./door";

export type DoorCommand<S extends z.ZodType, T> = (door: Door, input: z.output<S>) => Promise<T>;
type WithToken<S extends z.ZodType> = { token: string; input: z.input<S> };

/** Every button of the progress page enters here: the token opens the door or is not there, the link's level covers it or not, what was sent is checked. */
export function progressAction<S extends z.ZodType, T>(level: Level, input: S, command: DoorCommand<S, T>) {
  return async (raw: WithToken<S>): Promise<Outcome<T>> => {
    const outcome = await attemptAtDoor(level, input, command, raw);
    if (outcome.ok) refresh();
    return outcome;
  };
}

/** The same for a link that still waits for its code. */
export function progressLockAction<S extends z.ZodType, T>(input: S, command: (lock: Lock, input: z.output<S>) => Promise<T>) {
  return async (raw: WithToken<S>): Promise<Outcome<T>> => {
    const outcome = await answer(async () => command((await findEntrance(tokenOf(raw)))?.lock ?? notFound(), validated(input, raw.input)));
    if (outcome.ok) refresh();
    return outcome;
  };
}

/** The middle that progressAction() and progressRoute() share. */
export function attemptAtDoor<S extends z.ZodType, T>(level: Level, input: S, command: DoorCommand<S, T>, raw: { token: string; input: unknown }): Promise<Outcome<T>> {
  return answer(async () => {
    const door = (await findEntrance(tokenOf(raw)))?.door ?? notFound();
    assertLevel(door.level, level);
    return command(door, validated(input, raw.input));
  });
}

function tokenOf(raw: { token: unknown } | undefined) {
  return typeof raw?.token === "string" && raw.token.length <= 200 ? raw.token : notFound();
}
