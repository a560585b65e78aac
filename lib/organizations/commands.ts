import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { assertMay } from "@/lib/auth/permissions";
import { encrypt } from "@/lib/auth/secrets";
import { assertUnchanged } from "@/lib/changes/conflicts";
import { within } from "@/lib/db/within";
import { note, record } from "@/lib/events/record";
import { refuse, refuseField } from "@/lib/refusal";
import { lockOrganization } from "./queries";
import { assertReachableIssuer, type EditOrganization, type SaveConnection } from "./rules";

/** One field of the organization's settings. */
export function editOrganization(ctx: Ctx, { field, was, value }: EditOrganization) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "organizations.edit");
    const id = ctx.tenantId;
    const before = await lockOrganization(tx, id);
    await assertUnchanged(tx, { entity: "Organization", id, field, was, now: before[field], yours: value });
    const after = { [field]: value, version: before.version + 1 };
    await tx.organization.update({ where: { id }, data: after });
    return record(tx, ctx, { name: "organization.edited", label: `Edited ${before.name}`, entity: "Organization", entityId: id, changes: [{ entity: "Organization", id, before, after }], details: { fields: [field] } });
  });
}

/** One identity provider an organization. The secret is stored encrypted and never shown again. */
export function saveConnection(ctx: Ctx, { clientSecret, ...given }: SaveConnection) {
  assertReachableIssuer(given.issuer, process.env.NODE_ENV === "production");
  return within(ctx, async (tx) => {
    assertMay(ctx, "organizations.edit");
    if (ctx.onBehalfOf) refuse("Single sign-on is not changed while looking as somebody else.", 403);
    await lockOrganization(tx, ctx.tenantId);
    const existing = await tx.oidcConnection.findFirst({ where: { isActive: true }, select: { id: true }, orderBy: { id: "asc" } });
    if (!existing && !clientSecret) refuseField("clientSecret", "Type the client secret.");
    const secret = clientSecret ? { clientSecret: encrypt(clientSecret) } : {};
    const { id } = existing
      ? await tx.oidcConnection.update({ where: { id: existing.id }, data: { ...given, ...secret, version: { increment: 1 } }, select: { id: true } })
      : await tx.oidcConnection.create({ data: { ...given, tenantId: ctx.tenantId, clientSecret: encrypt(clientSecret) }, select: { id: true } });
    await note(tx, ctx, { name: "organization.sso_changed", entity: "OidcConnection", entityId: id, details: { fields: Object.keys({ ...given, ...secret }) } });
  });
}

/** Back to passwords. People who never had one set it from a reset link. */
export function removeConnection(ctx: Ctx) {
  return within(ctx, async (tx) => {
    assertMay(ctx, "organizations.edit");
    if (ctx.onBehalfOf) refuse("Single sign-on is not changed while looking as somebody else.", 403);
    const [removed] = await tx.oidcConnection.updateManyAndReturn({ where: { isActive: true }, data: { isActive: false }, select: { id: true } });
    if (!removed) refuse("There is no company sign-in to turn off.", 409);
    await note(tx, ctx, { name: "organization.sso_removed", entity: "OidcConnection", entityId: removed.id, details: {} });
  });
}
