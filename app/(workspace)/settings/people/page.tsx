import type { Metadata } from "next";
import { LiveScope } from "@/components/changes/live-scope";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { InviteDialog } from "@/components/people/invite-dialog";
import { PeopleList } from "@/components/people/people-list";
import { PeopleSearch } from "@/components/people/people-search";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { listPeople } from "@/lib/people/queries";
import { ListPeople, peopleHref } from "@/lib/people/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const ctx = await requireContext("people.read");
  const asked = ListPeople.catch({ state: "active" }).parse(await searchParams);
  const { people, next } = await listPeople(ctx, asked);
  const canEdit = may(ctx, "people.edit");
  const { q = "", state, after } = asked;
  return (
    <>
      <PageHeader title="People" crumbs={[{ href: "/settings", label: "Settings" }]} actions={canEdit && <InviteDialog onInvite={actions.invitePerson} onFind={actions.findColleagues} />} />
      <LiveScope entities={["User"]} />
      <Content>
        <PeopleSearch q={q} state={state} />
        <PeopleList
          people={people} meId={ctx.person?.id ?? null} canEdit={canEdit} q={q}
          nextHref={next ? peopleHref({ q, state, after: next }) : undefined} firstHref={after ? peopleHref({ q, state }) : undefined}
          onInvite={actions.invitePerson} onEdit={actions.editPerson} onDeactivate={actions.deactivatePerson} onReactivate={actions.reactivatePerson} onResend={actions.resendInvitation}
          onOfferReset={actions.offerReset} onResetTwoStep={actions.resetTwoStep} onGiveAddress={actions.giveAddress} onFind={actions.findColleagues} onUndo={actions.undo}
        />
      </Content>
    </>
  );
}
