import { z } from "zod";
import { Zone } from "@/lib/dates";
import { refuse } from "@/lib/refusal";

export const ROLES = ["ADMIN", "USER", "SME", "CSS", "VIEWER"] as const;
export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

const Name = z.string().trim().min(1, "Type a name.").max(120);
const Email = z.string().trim().toLowerCase().pipe(z.email("Type an address such as ines@example.com.").max(254));
/** Never looks like an address, so that one person's user name cannot stand in front of another's e-mail. */
const Username = z.string().trim().toLowerCase().regex(/^[a-z0-9][a-z0-9._-]{1,59}$/, "Use 2 to 60 letters, digits, dots and dashes.");
const Id = z.strictObject({ id: z.uuid() });

export const InvitePerson = z.strictObject({ name: Name, email: Email, role: Role, managerId: z.uuid().nullable().default(null) });
export type InvitePerson = z.infer<typeof InvitePerson>;

/** One field: the value it was read with and the new one. */
export const EditPerson = z.discriminatedUnion("field", [
  z.strictObject({ id: z.uuid(), field: z.literal("name"), was: z.string(), value: Name }),
  z.strictObject({ id: z.uuid(), field: z.literal("username"), was: z.string(), value: Username }),
  z.strictObject({ id: z.uuid(), field: z.literal("role"), was: Role, value: Role }),
  z.strictObject({ id: z.uuid(), field: z.literal("managerId"), was: z.uuid().nullable(), value: z.uuid().nullable() }),
  z.strictObject({ id: z.uuid(), field: z.literal("timezone"), was: z.string().nullable(), value: Zone.nullable() }),
]);
export type EditPerson = z.infer<typeof EditPerson>;

export const DeactivatePerson = Id;
export const ReactivatePerson = Id;
export const ResendInvitation = Id;
export const ResetTwoStep = Id;
export const OfferReset = Id;
export type PersonId = z.infer<typeof Id>;

/** For somebody an import brought in without one; they are invited to it. For somebody with one: it is theirs once they confirm it. */
export const GiveAddress = z.strictObject({ id: z.uuid(), email: Email });
export type GiveAddress = z.infer<typeof GiveAddress>;

/** `q` searches names and addresses; `after` is the last id of the page before. */
export const ListPeople = z.object({ q: z.string().trim().max(120).optional(), state: z.enum(["active", "inactive"]).default("active"), after: z.uuid().optional() });
export type ListPeople = z.infer<typeof ListPeople>;
export const FindColleagues = z.strictObject({ q: z.string().trim().max(120) });
export type FindColleagues = z.infer<typeof FindColleagues>;

/** The address of a page of people. */
export function peopleHref({ q, state, after }: { q?: string; state: ListPeople["state"]; after?: string }) {
  const query = new URLSearchParams({ ...(q && { q }), ...(state === "inactive" && { state }), ...(after && { after }) }).toString();
  return query ? `/settings/people?${query}` : "/settings/people";
}

/** Has this person ever been here? Until then they are only invited. */
export function hasArrived({ password, ssoSubject, lastLoginAt }: { password: string | null; ssoSubject: string | null; lastLoginAt: Date | null }) {
  return password !== null || ssoSubject !== null || lastLoginAt !== null;
}

export type Standing = { id: string; name: string; role: Role; isActive: boolean; hasArrived: boolean };

/** An organization keeps one ADMIN who can sign in. `others`: the other active ADMINs. */
export function assertAdminRemains(person: Standing, others: readonly Standing[]) {
  if (person.role !== "ADMIN" || !person.isActive) return;
  if (!others.some((other) => other.hasArrived || !person.hasArrived)) refuse(`${person.name} is the last administrator. Make somebody else one first.`);
}

/** `below`: everyone who reports to the person, at any depth. */
export function assertNoCycle(person: { id: string; name: string }, managerId: string | null, below: readonly string[]) {
  if (managerId === person.id) refuse(`${person.name} cannot be their own manager.`);
  if (managerId && below.includes(managerId)) refuse(`This person reports to ${person.name}, so cannot be above them.`);
}

/** "Ines Okafor" becomes "ines.okafor"; the database adds a number where somebody has that. */
export function usernameStem(name: string) {
  const plain = name.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, ".").replace(/^\.+|\.+$/g, "").slice(0, 50);
  return plain.length > 1 ? plain : "person";
}
