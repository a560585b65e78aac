import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { ClientAdmins } from "@/components/ops/client-admins";
import { ClientBox } from "@/components/ops/client-box";
import { LinkedCustomers } from "@/components/projects/linked-customers";
import { Badge } from "@/components/ui/badge";
import { requireStaff } from "@/lib/ops/context";
import { getClient } from "@/lib/ops/organizations/queries";
import { listActiveStaff } from "@/lib/ops/people/queries";
import { mayStaff } from "@/lib/ops/permissions";
import { listLinkedCustomers } from "@/lib/ops/projects/queries/linking";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Organization" };

export default async function ClientPage({ params }: { params: Promise<{ organizationId: string }> }) {
  const staff = await requireStaff("view_home");
  const client = await getClient(staff, (await params).organizationId);
  const canEdit = mayStaff(staff, "manage_organizations");
  const colleagues = canEdit ? await listActiveStaff() : [];
  const customers = mayStaff(staff, "manage_projects") && !client.isVendor ? await listLinkedCustomers(staff, client.id) : null;
  return (
    <>
      <PageHeader title={client.name} crumbs={[{ href: "/ops", label: "Organizations" }]} meta={<span className="mono">{client.slug}</span>} badge={client.isActive ? undefined : <Badge>Closed</Badge>} />
      <Content className="max-w-(--w-work)">
        <ClientBox client={client} colleagues={colleagues} canEdit={canEdit} onEdit={actions.editClient} />
        <ClientAdmins client={client} canEdit={canEdit} onInvite={actions.inviteAdmin} />
        {customers && <LinkedCustomers organizationId={client.id} name={client.name} customers={customers} onFind={actions.findLinkable} onLink={actions.linkCustomer} />}
      </Content>
    </>
  );
}
