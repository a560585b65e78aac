import type { Metadata } from "next";
import { ActivityBar } from "@/components/activities/activity-bar";
import { ActivityList } from "@/components/activities/activity-list";
import { NewActivity } from "@/components/activities/new-activity";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { PaginationCursor } from "@/components/ui/pagination-cursor";
import { findActivity, listActivities } from "@/lib/activities/queries";
import { listingHref, readListing } from "@/lib/activities/rules/listing";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { undoChangeSet } from "../changes/actions";
import * as act from "./actions";

export const metadata: Metadata = { title: "Activities" };

export default async function ActivitiesPage({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const ctx = await requireContext("activities.read");
  const asked = await searchParams;
  const listing = readListing(asked);
  const [list, opened] = await Promise.all([listActivities(ctx, listing), findActivity(ctx, asked.open)]);
  const [actions, me] = [{ ...act, undoChangeSet }, ctx.person ?? null];
  return (
    <>
      <LiveScope entities={["Activity"]} />
      <PageHeader title="Activities" actions={may(ctx, "activities.edit") && <NewActivity me={me} actions={actions} />} />
      <ActivityBar listing={listing} />
      <Content>
        <ActivityList list={list} isDone={listing.state === "done"} whose={listing.whose} opened={opened} me={me} actions={actions} />
        <PaginationCursor label="Pages" newer="First page" older="Next page" newerHref={listing.after && listingHref(listing)} olderHref={list.nextCursor ? listingHref(listing, { after: list.nextCursor }) : undefined} />
      </Content>
    </>
  );
}
