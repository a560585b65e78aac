import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { ExportBox } from "@/components/privacy/export-box";
import { SubjectBox } from "@/components/privacy/subject-box";
import { requireContext } from "@/lib/auth/context";
import { findSubjects, listExports } from "@/lib/privacy/queries";
import { FindSubjects } from "@/lib/privacy/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Personal data" };

export default async function PrivacyPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("privacy.read");
  const { q } = FindSubjects.parse(await searchParams);
  const [subjects, exports] = await Promise.all([findSubjects(ctx, { q }), listExports(ctx)]);
  return (
    <>
      <PageHeader title="Personal data" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <LiveScope entities={["Organization", "User", "Contact"]} />
      <Content className="max-w-(--w-work)">
        <SubjectBox q={q} subjects={subjects} me={ctx.person?.id ?? null} onErase={actions.erasePerson} />
        <ExportBox exports={exports} onAsk={actions.askForExport} />
      </Content>
    </>
  );
}
