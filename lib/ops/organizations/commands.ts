import "server-only";
import { canMail } from "@/lib/accounts/mails";
import { staffContext } from "@/lib/auth/context";
import { findFreeUsername, isEmailTaken } from "@/lib/auth/lookups";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { everything } from "@/lib/db/everything";
import { orTaken } from "@/lib/db/taken";
import { within } from "@/lib/db/within";
import { record } from "@/lib/events/record";
import { openPipeline } from "@/lib/organizations/opening";
import { usernameStem } from "@/lib/people/rules";
import { refuse, refuseField } from "@/lib/refusal";
import type { StaffCtx } from "../context";
import { noteStaff } from "../facts";
import { inviteFirst, type Newcomer } from "./inviting";
import { lockClient } from "./locking";
import type { CreateOrganization, EditClient, InviteAdmin } from "./rules";

/** `link` only where no mail can be sent. */
export type Opened = { id: string; link: string | null };

/** The organization, its default pipeline and its first ADMIN, all or nothing. */
export async function createOrganization(staff: StaffCtx, { name, slug, timezone, currencyCode, adminName, adminEmail }: CreateOrganization): Promise<Opened> {
  const admin = await newcomer(adminName, adminEmail);
  return everything.$transaction(async (tx) => {
    const { id } = await orTaken(tx.organization.create({ data: { name, slug, timezone, currencyCode, businessCalendar: ordinaryCalendar(timezone) }, select: { id: true } }), "slug", "An organization has this short name. Choose another.");
    await openPipeline(tx, { tenantId: id, currencyCode });
    await noteStaff(tx, staff, { name: "organization.created", entity: "Organization", entityId: id, details: {}, tenantId: id });
    return { id, link: shown(await inviteFirst(tx, staff, { id, name }, admin)) };
  });
}

/** Another ADMIN for an organization, such as one whose first never came. */
export async function inviteAdmin(staff: StaffCtx, { id, name, email }: InviteAdmin): Promise<Opened> {
  const admin = await newcomer(name, email);
  return everything.$transaction(async (tx) => {
    const client = await lockClient(tx, id);
    const here = await tx.user.findFirst({ where: { tenantId: id, email }, select: { name: true } });
    if (here) refuseField("email", `${here.name} of this organization has this address.`);
    return { id, link: shown(await inviteFirst(tx, staff, client, admin)) };
  });
}

/** What only staff set in an organization; recorded there, under the name of who did it. */
export function editClient(staff: StaffCtx, { id, field, was, value }: EditClient) {
  const ctx = staffContext(id, staff);
  return within(ctx, async (tx) => {
    const before = await lockClient(tx, id);
    await assertUnchanged(tx, { entity: "Organization", id, field, was, now: before[field], yours: value });
    if (field === "isActive" && before.isVendor && !value) refuse("The vendor's own organization stays open.");
    if (field === "successManagerId" && value) await assertStaff(value);
    const after = { [field]: value, version: before.version + 1 };
    await tx.organization.update({ where: { id }, data: after });
    return record(tx, ctx, { name: "organization.edited", label: `Edited ${before.name}`, entity: "Organization", entityId: id, changes: [{ entity: "Organization", id, before, after }], details: { fields: [field] } });
  });
}

async function assertStaff(id: string) {
  const person = await everything.internalUser.findFirst({ where: { id, isActive: true }, select: { id: true } });
  if (!person) refuseField("successManagerId", "This person is not of the staff any more.");
}

async function newcomer(name: string, email: string): Promise<Newcomer> {
  return { name, email, isTaken: await isEmailTaken(email), username: await findFreeUsername(usernameStem(name)) };
}

function shown(link: string) {
  return canMail() ? null : link;
}
