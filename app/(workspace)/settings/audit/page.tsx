import type { Metadata } from "next";
import { AuditFilter } from "@/components/audit/audit-filter";
import { AuditStanding } from "@/components/audit/audit-standing";
import { AuditTable } from "@/components/audit/audit-table";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { getAuditStanding, listAudit, listAuditPeople } from "@/lib/audit/queries";
import { auditHref, AuditKind, ListAudit } from "@/lib/audit/rules";
import { requireContext } from "@/lib/auth/context";
import { verifyTrail } from "./actions";

export const metadata: Metadata = { title: "Audit" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("audit.read");
  const asked = ListAudit.parse({ ...(await searchParams), limit: 50 });
  const [standing, { entries, nextCursor }, people] = await Promise.all([getAuditStanding(ctx), listAudit(ctx, asked), listAuditPeople(ctx)]);
  return (
    <>
      <PageHeader title="Audit" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <Content>
        <AuditStanding standing={standing} onVerify={verifyTrail} />
        <AuditFilter asked={asked} people={people} kinds={AuditKind.options} hrefs={{ shown: auditHref(asked), file: auditHref(asked, undefined, "/api/audit/export") }} />
        <AuditTable entries={entries} asked={asked} />
        <PaginationCursor label="Pages of the audit" newer="Newest" older="Older" newerHref={asked.after && auditHref(asked)} olderHref={nextCursor ? auditHref(asked, nextCursor) : undefined} />
      </Content>
    </>
  );
}
