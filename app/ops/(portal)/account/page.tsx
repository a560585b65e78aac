import type { Metadata } from "next";
import { PasswordBox } from "@/components/accounts/password-box";
import { SessionsBox } from "@/components/accounts/sessions-box";
import { PageHeader } from "@/components/layout/page-header";
import { Box, Content } from "@/components/layout/record-layout";
import { staffRoleName } from "@/components/ops/staff-roles";
import { DateTime } from "@/components/ui/date-time";
import { Facts } from "@/components/ui/facts";
import { getStaffAccount, listStaffSessions } from "@/lib/ops/accounts/queries";
import { requireStaff } from "@/lib/ops/context";
import { isEntraConfigured } from "@/lib/ops/entra";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function StaffAccountPage() {
  const staff = await requireStaff("own_account");
  const [account, sessions] = await Promise.all([getStaffAccount(staff), listStaffSessions(staff)]);
  const { name, email, role, timezone, totpConfirmedAt } = account;
  const secondStep = totpConfirmedAt ? <>On since <DateTime value={totpConfirmedAt.toISOString()} />. Another administrator resets it for a lost phone.</> : "Microsoft asks for it.";
  return (
    <>
      <PageHeader title="Your account" />
      <Content className="max-w-(--w-work)">
        <Box title="Profile">
          <Facts facts={[{ label: "Name", value: name }, { label: "E-mail", value: email }, { label: "Role", value: staffRoleName(role) }, { label: "Time zone", value: timezone }, { label: "Second step", value: secondStep }]} />
        </Box>
        {!isEntraConfigured() && <PasswordBox login={email} onChange={actions.changePassword} />}
        <SessionsBox sessions={sessions} onEnd={actions.endSession} onEndAll={actions.endAllSessions.bind(null, {})} />
      </Content>
    </>
  );
}
