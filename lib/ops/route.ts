import "server-only";
import type { z } from "zod";
import { inputOf, problem, responseTo, type Segments } from "@/lib/route";
import { attemptAsStaff, type StaffCommand } from "./action";
import { findStaff } from "./context";
import type { StaffPermission } from "./permissions";

/** The same command for machines, behind the staff's own cookie. */
export function staffRoute<S extends z.ZodType, T>(permission: StaffPermission, input: S, command: StaffCommand<S, T>) {
  return async (request: Request, { params }: Segments): Promise<Response> => {
    const staff = await findStaff();
    if (!staff) return problem(401, "Sign in as staff first.");
    const raw = await inputOf(request, params);
    return raw instanceof Response ? raw : responseTo(await attemptAsStaff(staff, permission, input, command, raw));
  };
}
