import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { TemplateList } from "@/components/projects/template-list";
import { requireStaff } from "@/lib/ops/context";
import { listTemplates } from "@/lib/ops/projects/queries/templates";
import { turnTemplate } from "./actions";

export const metadata: Metadata = { title: "Templates" };

export default async function TemplatesPage() {
  const staff = await requireStaff("manage_projects");
  return (
    <>
      <PageHeader title="Templates" meta="A new project is made from the newest version of its type that is on." />
      <Content><TemplateList templates={await listTemplates(staff)} onTurn={turnTemplate} /></Content>
    </>
  );
}
