import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { OrganizationBox } from "@/components/organizations/organization-box";
import { PolicyBox } from "@/components/organizations/policy-box";
import { SsoBox } from "@/components/organizations/sso-box";
import { linkTo } from "@/lib/accounts/mails";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { findConnection, getOrganization } from "@/lib/organizations/queries";
import { LOCALES, listCurrencies, listZones } from "@/lib/organizations/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Organization" };

export default async function OrganizationPage() {
  const ctx = await requireContext("organizations.read");
  const canEdit = may(ctx, "organizations.edit");
  const [organization, connection] = await Promise.all([getOrganization(ctx), canEdit ? findConnection(ctx) : null]);
  const choices = { zones: listZones(), locales: LOCALES, currencies: listCurrencies() };
  return (
    <>
      <PageHeader title="Organization" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <LiveScope entities={["Organization"]} />
      <Content className="max-w-(--w-work)">
        <OrganizationBox organization={organization} canEdit={canEdit} choices={choices} onEdit={actions.editOrganization} onUndo={actions.undo} />
        <PolicyBox organization={organization} canEdit={canEdit} onEdit={actions.editOrganization} onUndo={actions.undo} />
        {canEdit && <SsoBox connection={connection} callbackUrl={connection && linkTo(`/api/auth/callback/${connection.id}`)} onSave={actions.saveConnection} onRemove={actions.removeConnection.bind(null, {})} />}
      </Content>
    </>
  );
}
