import type { Metadata } from "next";
import { PlanList } from "@/components/adoption/plan-list";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { listPlans } from "@/lib/adoption/queries/portfolio";
import { ListPlans, plansHref } from "@/lib/adoption/rules/portfolio";
import { requireContext } from "@/lib/auth/context";

export const metadata: Metadata = { title: "Adoption" };

export default async function AdoptionPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("adoption.read");
  const asked = ListPlans.catch(ListPlans.parse({})).parse(await searchParams);
  const { plans, next, counts } = await listPlans(ctx, asked);
  return (
    <>
      <PageHeader title="Adoption" />
      <LiveScope entities={["AdoptionPlan", "CustomerProduct", "CustomerSolution", "TelemetryBatch"]} />
      <Content><PlanList plans={plans} counts={counts} asked={asked} nextHref={next ? plansHref(asked, next) : undefined} firstHref={asked.after ? plansHref(asked) : undefined} /></Content>
    </>
  );
}
