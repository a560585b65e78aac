import type { Metadata } from "next";
import { z } from "zod";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { ValueImport } from "@/components/telemetry/value-import";
import { ValueTable } from "@/components/telemetry/value-table";
import { EmptyState } from "@/components/ui/empty-state";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getPlanValues } from "@/lib/telemetry/queries/values";
import { enterValue } from "../actions";

export const metadata: Metadata = { title: "Values of a plan" };
const crumbs = [{ href: "/settings", label: "Settings" }, { href: "/settings/telemetry", label: "Telemetry" }];

export default async function ValuesPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("telemetry.read");
  const planId = z.uuid().safeParse((await searchParams)["plan"]).data;
  if (!planId) return <><PageHeader title="Values of a plan" crumbs={crumbs} /><Content><EmptyState title="No plan is chosen">Open one from the list of what was last seen.</EmptyState></Content></>;
  const plan = await getPlanValues(ctx, { planId });
  const canWrite = may(ctx, "telemetry.write", { id: plan.customerId, ownerId: null });
  return (
    <>
      <PageHeader title={`${plan.customerName}: ${plan.productName}`} crumbs={crumbs} actions={<ValueImport planId={planId} canWrite={canWrite} />} />
      <LiveScope entities={["TelemetryBatch", "AdoptionPlan", "SolutionAdoptionPlan"]} />
      <Content><ValueTable plan={plan} canWrite={canWrite} onEnter={enterValue} /></Content>
    </>
  );
}
