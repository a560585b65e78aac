import type { Metadata } from "next";
import { PasswordBox } from "@/components/accounts/password-box";
import { ProfileBox } from "@/components/accounts/profile-box";
import { SessionsBox } from "@/components/accounts/sessions-box";
import { TwoStepBox } from "@/components/accounts/two-step-box";
import { PageHeader } from "@/components/layout/page-header";
import { Content } from "@/components/layout/record-layout";
import { canMail } from "@/lib/accounts/mails";
import { getAccount, listSessions } from "@/lib/accounts/queries";
import { requireContext } from "@/lib/auth/context";
import { listZones } from "@/lib/organizations/rules";
import * as actions from "./actions";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const ctx = await requireContext("account.read");
  const [account, sessions] = await Promise.all([getAccount(ctx), listSessions(ctx)]);
  return (
    <>
      <PageHeader title="Your account" crumbs={[{ href: "/settings", label: "Settings" }]} />
      <Content className="max-w-(--w-work)">
        <ProfileBox profile={account} zones={listZones()} organizationZone={ctx.setting.organizationTimezone} canMail={canMail()} onEdit={actions.editProfile} onAskEmail={actions.askEmailChange} />
        <PasswordBox login={account.email ?? account.username} hasPassword={account.hasPassword} onChange={actions.changePassword} />
        <TwoStepBox twoStep={account.twoStep} onBegin={actions.beginTwoStep.bind(null, {})} onConfirm={actions.confirmTwoStep} onRemove={actions.removeTwoStep} onRenew={actions.renewRecoveryCodes} />
        <SessionsBox sessions={sessions} onEnd={actions.endSession} onEndAll={actions.endAllSessions.bind(null, {})} />
      </Content>
    </>
  );
}
