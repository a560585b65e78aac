import type { Metadata } from "next";
import { PolicyBox } from "@/components/blockers/policy-box";
import { PolicyVersions } from "@/components/blockers/policy-versions";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { requireStaff } from "@/lib/ops/context";
import { countRunning } from "@/lib/ops/policies/counting";
import { listPolicies } from "@/lib/ops/policies/queries";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Escalation" };

export default async function PoliciesPage() {
  const staff = await requireStaff("manage_projects");
  const [{ now, before }, open] = await Promise.all([listPolicies(staff), countRunning(staff)]);
  return (
    <>
      <PageHeader title="Escalation" meta="After how much working time who hears of a blocker" />
      <Content className="max-w-(--w-work)">
        {now.map((policy) => <PolicyBox key={policy.category} policy={policy} open={open[policy.category] ?? 0} onChange={actions.changePolicy} />)}
        <PolicyVersions versions={before} />
      </Content>
    </>
  );
}
