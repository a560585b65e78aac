import type { Metadata } from "next";
import { ImportList } from "@/components/imports/import-list";
import { ImportStart } from "@/components/imports/import-start";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { requireContext } from "@/lib/auth/context";
import { listImports } from "@/lib/imports/queries";
import { LIMITS } from "@/lib/imports/reading";
import { importable } from "@/lib/imports/rights";
import { ListImports } from "@/lib/imports/rules/steps";

export const metadata: Metadata = { title: "Imports" };

export default async function ImportsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("imports.read");
  const listing = ListImports.parse(await searchParams);
  const { imports, next } = await listImports(ctx, listing);
  return (
    <>
      <PageHeader title="Imports" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <Content className="max-w-(--w-work)">
        <ImportStart key={listing.of} of={listing.of} entities={importable(ctx)} limits={LIMITS} />
        <ImportList imports={imports} older={next} />
      </Content>
    </>
  );
}
