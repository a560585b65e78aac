import "server-only";
import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import type { z } from "zod";
import { answer, validated, type Outcome } from "@/lib/action";
import { findStaff, type StaffCtx } from "./context";
import { assertStaffMay, type StaffPermission } from "./permissions";

export type StaffCommand<S extends z.ZodType, T> = (staff: StaffCtx, input: z.output<S>) => Promise<T>;

/** Every button of the staff's portal enters here: who you are, what you may do, what you sent, then the command. */
export function staffAction<S extends z.ZodType, T>(permission: StaffPermission, input: S, command: StaffCommand<S, T>) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    const staff = (await findStaff()) ?? redirect("/ops/sign-in");
    const outcome = await attemptAsStaff(staff, permission, input, command, raw);
    if (outcome.ok) refresh();
    return outcome;
  };
}

/** A question a page of the portal asks while somebody looks or chooses: it changes nothing, so what is on the screen stays as it is. */
export function staffQuestion<S extends z.ZodType, T>(permission: StaffPermission, input: S, query: StaffCommand<S, T>) {
  return async (raw: z.input<S>): Promise<Outcome<T>> => {
    const staff = (await findStaff()) ?? redirect("/ops/sign-in");
    return attemptAsStaff(staff, permission, input, query, raw);
  };
}

/** The middle that staffAction() and staffRoute() share. */
export function attemptAsStaff<S extends z.ZodType, T>(staff: StaffCtx, permission: StaffPermission, input: S, command: StaffCommand<S, T>, raw: unknown): Promise<Outcome<T>> {
  return answer(async () => {
    assertStaffMay(staff, permission);
    return command(staff, validated(input, raw));
  });
}
