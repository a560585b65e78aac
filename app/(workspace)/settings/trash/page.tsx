import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { TrashList } from "@/components/trash/trash-list";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { requireContext } from "@/lib/auth/context";
import { listTrash } from "@/lib/trash/queries";
import { DAYS_IN_TRASH, ListTrash } from "@/lib/trash/rules";
import { undoChangeSet } from "../../changes/actions";

export const metadata: Metadata = { title: "Trash" };

export default async function TrashPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("changes.undo");
  const { after } = ListTrash.parse(await searchParams);
  const { sets, nextCursor } = await listTrash(ctx, { after });
  return (
    <>
      <PageHeader title="Trash" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <LiveScope entities={["Deal", "Customer", "Contact", "Activity", "Communication", "CustomerNote", "Attachment", "Product", "Pipeline"]} />
      <Content className="max-w-(--w-work)">
        <TrashList sets={sets} days={DAYS_IN_TRASH} onRestore={undoChangeSet} />
        <PaginationCursor label="Pages of the trash" newer="Newest" older="Older" newerHref={after && "/settings/trash"} olderHref={nextCursor ? `/settings/trash?after=${nextCursor}` : undefined} />
      </Content>
    </>
  );
}
