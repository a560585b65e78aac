import "server-only";
import type { z } from "zod";
import { inputOf, problem, responseTo, type Segments } from "@/lib/route";
import { closing, pour, tooLong, type Incoming } from "@/lib/upload";
import { attemptAsStaff, type StaffCommand } from "./action";
import { findStaff, findStaffWatcher, type StaffCtx } from "./context";
import type { StaffPermission } from "./permissions";

/** The same command for machines, behind the staff's own cookie. `isPolled`: asked by a page by itself, so it is nobody's activity. */
export function staffRoute<S extends z.ZodType, T>(permission: StaffPermission, input: S, command: StaffCommand<S, T>, { isPolled = false } = {}) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const staff = await (isPolled ? findStaffWatcher() : findStaff());
    if (!staff) return problem(401, "Sign in as staff first.");
    const raw = await inputOf(request, params);
    return raw instanceof Response ? raw : responseTo(await attemptAsStaff(staff, permission, input, command, raw));
  };
}

/** A file on its way in through the staff's door: the input is the query, the file is the body. */
export function staffUpload<S extends z.ZodType<object>, T>(permission: StaffPermission, input: S, limits: { bytes: number; tooLarge: string }, receive: (staff: StaffCtx, input: z.output<S> & Incoming) => Promise<T>) {
  return async (request: Request): Promise<Response> => {
    const staff = await findStaff();
    if (!staff) return closing(problem(401, "Sign in as staff first."));
    const refusal = tooLong(request, limits);
    if (refusal) return refusal;
    const query = Object.fromEntries(new URL(request.url).searchParams);
    const outcome = await attemptAsStaff(staff, permission, input, (who, read) => receive(who, { ...read, body: pour(request) }), query);
    return outcome.ok ? responseTo(outcome) : closing(responseTo(outcome));
  };
}
