import { notFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { TemplateTasks } from "@/components/projects/template-tasks";
import { Badge } from "@/components/ui/badge";
import { requireStaff } from "@/lib/ops/context";
import { getTemplate } from "@/lib/ops/projects/queries/templates";

type Asked = { params: Promise<{ templateId: string }> };

const load = cache(async (templateId: string) => {
  const staff = await requireStaff("manage_projects");
  return z.uuid().safeParse(templateId).success ? getTemplate(staff, templateId) : notFound();
});

export async function generateMetadata({ params }: Asked) {
  return { title: (await load((await params).templateId)).name };
}

export default async function TemplatePage({ params }: Asked) {
  await requireStaff("manage_projects");
  const template = await load((await params).templateId);
  return (
    <>
      <PageHeader crumbs={[{ href: "/ops/templates", label: "Templates" }]} title={`${template.name}, version ${template.version}`} badge={template.isActive ? <Badge tone="healthy">On</Badge> : <Badge>Off</Badge>} />
      <Content><TemplateTasks tasks={template.tasks} /></Content>
    </>
  );
}
