import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { z } from "zod";
import { PlanRecord } from "@/components/adoption/plan-record";
import { getPlan } from "@/lib/adoption/queries/plan";
import { PlanFilters } from "@/lib/adoption/rules/portfolio";
import { requireContext } from "@/lib/auth/context";
import { rememberView } from "@/lib/recent/commands";
import * as changes from "../../changes/actions";
import * as act from "../actions";

type Asked = { params: Promise<{ planId: string }>; searchParams: Promise<Record<string, string>> };

const load = cache(async (planId: string, filters: string) => {
  const ctx = await requireContext("adoption.read");
  if (!z.uuid().safeParse(planId).success) notFound();
  return getPlan(ctx, { planId, filters: PlanFilters.parse(JSON.parse(filters)) });
});

const narrowed = async ({ params, searchParams }: Asked) => load((await params).planId, JSON.stringify(PlanFilters.catch({}).parse(await searchParams)));

export async function generateMetadata(asked: Asked) {
  const { productName, customerName } = await narrowed(asked);
  return { title: `${productName}, ${customerName}` };
}

export default async function PlanPage(asked: Asked) {
  const ctx = await requireContext("adoption.read");
  const plan = await narrowed(asked);
  after(() => rememberView(ctx, { entity: "Plan", entityId: plan.id }));
  return <PlanRecord plan={plan} actions={{ ...act, ...changes }} />;
}
