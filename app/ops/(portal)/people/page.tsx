import type { Metadata } from "next";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { StaffInvite } from "@/components/ops/staff-invite";
import { StaffList } from "@/components/ops/staff-list";
import { requireStaff } from "@/lib/ops/context";
import { listActiveStaff, listStaff } from "@/lib/ops/people/queries";
import { ListStaff } from "@/lib/ops/people/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Staff" };

export default async function StaffPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const staff = await requireStaff("manage_staff");
  const { after } = ListStaff.catch({}).parse(await searchParams);
  const [{ people, next }, colleagues] = await Promise.all([listStaff(staff, { after }), listActiveStaff()]);
  return (
    <>
      <PageHeader title="People" actions={<StaffInvite colleagues={colleagues} onInvite={actions.inviteStaff} />} />
      <Content>
        <StaffList
          people={people} meId={staff.staffId} colleagues={colleagues} nextHref={next ? `/ops/people?after=${next}` : undefined} firstHref={after ? "/ops/people" : undefined}
          onEdit={actions.editStaff} onDeactivate={actions.deactivateStaff} onReactivate={actions.reactivateStaff} onOfferLink={actions.offerStaffLink} onResetTwoStep={actions.resetStaffTwoStep}
        />
      </Content>
    </>
  );
}
