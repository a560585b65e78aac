import "server-only";
import type { z } from "zod";
import { inputOf, responseTo, type Segments } from "@/lib/route";
import { closing, pour, tooLong, type Incoming } from "@/lib/upload";
import { attemptAtDoor, type DoorCommand } from "./action";
import type { Door } from "./door";
import type { Level } from "./rules";

/** The client's files: the token stands in the address, and opens the door or is not there. */
export function progressRoute<S extends z.ZodType, T>(level: Level, input: S, command: DoorCommand<S, T>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const { token = "", ...segments } = await params;
    const raw = await inputOf(request, Promise.resolve(segments));
    return raw instanceof Response ? raw : responseTo(await attemptAtDoor(level, input, command, { token, input: raw }));
  };
}

/** A file on its way in through the door: the input is the query, the file is the body. */
export function progressUpload<S extends z.ZodType<object>, T>(level: Level, input: S, limits: { bytes: number; tooLarge: string }, receive: (door: Door, input: z.output<S> & Incoming) => Promise<T>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const { token = "" } = await params;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const refusal = tooLong(request, limits);
    if (refusal) return refusal;
    const outcome = await attemptAtDoor(level, input, (door, read) => receive(door, { ...read, body: pour(request) }), { token, input: query });
    return outcome.ok ? responseTo(outcome) : closing(responseTo(outcome));
  };
}
