import "server-only";
import { invitationMail, linkTo, mail } from "@/lib/accounts/mails";
import { isEmailTaken, findFreeUsername } from "@/lib/auth/lookups";
import { issueToken } from "@/lib/auth/tokens";
import { ordinaryCalendar } from "@/lib/calendars/rules/editing";
import { everything } from "@/lib/db/everything";
import { openPipeline } from "@/lib/organizations/opening";
import { usernameStem } from "@/lib/people/rules";
import { refuse } from "@/lib/refusal";
import { noteStaff } from "../facts";
import { inviteFirst } from "../organizations/inviting";
import type { FoundInstallation } from "./rules";

/** Who does it: nobody is here yet. */
const founder = { staffId: null, name: "Installation" };

/** The vendor's own organization, its ADMIN and the first ADMIN of the staff, all or nothing, once. Answers both links; mails them too where mail can be sent. */
export async function foundInstallation({ email, name, organization, slug }: FoundInstallation) {
  const newcomer = { name, email, isTaken: await isEmailTaken(email), username: await findFreeUsername(usernameStem(name)) };
  return everything.$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('founding', 0))`;
    const vendor = await tx.organization.findFirst({ where: { isVendor: true }, select: { name: true } });
    if (vendor) refuse(`This installation has its vendor already: ${vendor.name}. Its staff invite everybody else.`, 409);
    if (await tx.internalUser.findFirst({ where: { email }, select: { id: true } })) refuse(`${email} is of the staff already.`, 409);

    const { id } = await tx.organization.create({ data: { name: organization, slug, timezone: "UTC", businessCalendar: ordinaryCalendar("UTC"), isVendor: true, canOnboardClients: true }, select: { id: true } });
    await openPipeline(tx, { tenantId: id, currencyCode: "USD" });
    await noteStaff(tx, founder, { name: "organization.created", entity: "Organization", entityId: id, details: {}, tenantId: id });
    const workspace = await inviteFirst(tx, founder, { id, name: organization }, newcomer);

    const staff = await tx.internalUser.create({ data: { name, email, role: "ADMIN" }, select: { id: true } });
    const operations = linkTo(`/ops/invitation/${await issueToken(tx, { internalUserId: staff.id }, "INVITE")}`);
    await mail(tx, { tenantId: null, to: email, ...invitationMail({ by: founder.name, organization: "Operations", link: operations }) });
    await noteStaff(tx, founder, { name: "staff.invited", entity: "InternalUser", entityId: staff.id, details: {} });
    return { workspace, operations };
  });
}
