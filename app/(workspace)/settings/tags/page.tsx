import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { NewTag } from "@/components/tags/tag-form";
import { TagList } from "@/components/tags/tag-list";
import { TagKinds } from "@/components/tags/tag-kinds";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listTags } from "@/lib/tags/queries";
import { ListTags } from "@/lib/tags/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Tags" };

export default async function TagsPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("tags.read");
  const { category } = ListTags.catch({}).parse({ category: (await searchParams).kind?.toUpperCase() });
  const tags = await listTags(ctx, { category });
  const canEdit = may(ctx, "tags.edit");
  return (
    <>
      <PageHeader title="Tags" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <NewTag category={category} onCreate={actions.createTag} onUndo={actions.undo} />} />
      <LiveScope entities={["Tag"]} />
      <Content className="max-w-(--w-work)">
        <TagKinds category={category} />
        <TagList tags={tags} canEdit={canEdit} category={category} onRename={actions.renameTag} onColor={actions.colorTag} onMerge={actions.mergeTag} onDelete={actions.deleteTag} onUndo={actions.undo} />
      </Content>
    </>
  );
}
