import { notFound } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { SolutionRecord } from "@/components/catalog/solution-record";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { getCatalogSolution } from "@/lib/catalog/queries/record";
import { GetCatalogSolution } from "@/lib/catalog/rules";
import { rememberView } from "@/lib/recent/commands";
import * as changes from "../../../changes/actions";
import * as presence from "../../../presence/actions";
import * as act from "../../actions";

type Asked = { params: Promise<{ solutionId: string }> };

const load = cache(async (solutionId: string) => {
  const ctx = await requireContext("catalog.read");
  const asked = GetCatalogSolution.safeParse({ solutionId });
  return asked.success ? getCatalogSolution(ctx, asked.data) : notFound();
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).solutionId)).name };
}

export default async function CatalogSolutionPage({ params }: Asked) {
  const ctx = await requireContext("catalog.read");
  const solution = await load((await params).solutionId);
  after(() => rememberView(ctx, { entity: "Solution", entityId: solution.id }));
  return <SolutionRecord solution={solution} canEdit={may(ctx, "solutions.edit", { id: solution.id, ownerId: null })} actions={{ ...act, ...changes, ...presence }} />;
}
