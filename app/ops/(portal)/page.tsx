import type { Metadata } from "next";
import { Live } from "@/components/changes/live";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { NewOrganization } from "@/components/ops/new-organization";
import { OrganizationList } from "@/components/ops/organization-list";
import { OrganizationSearch } from "@/components/ops/organization-search";
import { requireStaff } from "@/lib/ops/context";
import { listOrganizationChanges } from "@/lib/ops/organizations/changes";
import { listOrganizations } from "@/lib/ops/organizations/queries";
import { ListOrganizations, organizationsHref } from "@/lib/ops/organizations/rules";
import { mayStaff } from "@/lib/ops/permissions";
import { listCurrencies, listZones } from "@/lib/organizations/rules";
import { createOrganization } from "./actions";

export const metadata: Metadata = { title: "Organizations" };

export default async function OpsHomePage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const staff = await requireStaff("view_home");
  const { q = "", after } = ListOrganizations.catch({}).parse(await searchParams);
  const { cursor } = await listOrganizationChanges(staff, {});
  const { organizations, next } = await listOrganizations(staff, { q, after });
  return (
    <>
      {!q && <Live cursor={cursor} personId={null} address="/api/ops/organizations/changes?" />}
      <PageHeader title="Organizations" actions={mayStaff(staff, "manage_organizations") && <NewOrganization zones={listZones()} currencies={listCurrencies()} onCreate={createOrganization} />} />
      <Content>
        <OrganizationSearch q={q} />
        <OrganizationList organizations={organizations} q={q} nextHref={next ? organizationsHref({ q, after: next }) : undefined} firstHref={after ? organizationsHref({ q }) : undefined} />
      </Content>
    </>
  );
}
