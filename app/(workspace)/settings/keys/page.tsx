import type { Metadata } from "next";
import { KeyList } from "@/components/keys/key-list";
import { NewKey } from "@/components/keys/new-key";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listKeys } from "@/lib/keys/queries";
import { ListKeys } from "@/lib/keys/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("keys.read");
  const { after } = ListKeys.parse(await searchParams);
  const { keys, next } = await listKeys(ctx, { after, limit: 50 });
  const canEdit = may(ctx, "keys.edit");
  return (
    <>
      <PageHeader title="API keys" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <NewKey onCreate={actions.createKey} />} />
      <Content>
        <KeyList keys={keys} canEdit={canEdit} onRevoke={actions.revokeKey} />
        <PaginationCursor label="Pages of keys" newer="Newest" older="Older" newerHref={after && "/settings/keys"} olderHref={next ? `/settings/keys?after=${next}` : undefined} />
      </Content>
    </>
  );
}
