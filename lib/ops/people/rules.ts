import { z } from "zod";
import { Zone } from "@/lib/dates";
import { refuse } from "@/lib/refusal";

export const STAFF_ROLES = ["SUPPORT_L1", "SUPPORT_L2", "SUPPORT_L3", "IMPLEMENTATION", "HOTLINE_OPS", "CLIENT_SUCCESS", "ADMIN"] as const;
export const StaffRole = z.enum(STAFF_ROLES);

const Name = z.string().trim().min(1, "Type a name.").max(120);
const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as noor@example.com.").max(254));
const Id = z.strictObject({ id: z.uuid() });

export const InviteStaff = z.strictObject({ name: Name, email: Email, role: StaffRole, managerId: z.uuid().nullable().default(null) });
export type InviteStaff = z.infer<typeof InviteStaff>;

/** One field: the value it was read with and the new one. */
export const EditStaff = z.discriminatedUnion("field", [
  z.strictObject({ id: z.uuid(), field: z.literal("name"), was: z.string(), value: Name }),
  z.strictObject({ id: z.uuid(), field: z.literal("role"), was: StaffRole, value: StaffRole }),
  z.strictObject({ id: z.uuid(), field: z.literal("managerId"), was: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.strictObject({ id: z.uuid(), field: z.literal("timezone"), was: z.string(), value: Zone }),
]);
export type EditStaff = z.infer<typeof EditStaff>;

export const DeactivateStaff = Id;
export const ReactivateStaff = Id;
export const OfferStaffLink = Id;
export const ResetStaffTwoStep = Id;
export type StaffId = z.infer<typeof Id>;

export const ListStaff = z.object({ after: z.uuid().optional() });
export type ListStaff = z.infer<typeof ListStaff>;

/** Somebody must be left who can invite the others back. */
export function assertStaffAdminRemains(person: { name: string; role: string; isActive: boolean }, otherAdmins: number) {
  if (person.role === "ADMIN" && person.isActive && otherAdmins === 0) refuse(`${person.name} is the last administrator of the staff. Make somebody else one first.`);
}

/** `below`: everyone who reports to the person, at any depth. */
export function assertNoStaffCycle(person: { id: string; name: string }, managerId: string | null, below: readonly string[]) {
  if (managerId === person.id) refuse(`${person.name} cannot be their own manager.`);
  if (managerId && below.includes(managerId)) refuse(`This person reports to ${person.name}, so cannot be above them.`);
}
