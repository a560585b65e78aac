import { ResetForm } from "@/components/accounts/reset-form";
import { StaleLink } from "@/components/accounts/stale-link";
import { PublicShell } from "@/components/layout/public-shell";
import { describeStaffToken } from "@/lib/ops/accounts/queries";
import { resetPassword } from "../../actions";

export const metadata = { title: "Operations: new password" };

export default async function StaffResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await describeStaffToken(token, "RESET");
  if (!found) return <PublicShell title="This link no longer works" lead="It was used, or an hour has passed."><StaleLink href="/ops/sign-in/forgot" label="Ask for a new link" /></PublicShell>;
  return (
    <PublicShell title="Choose a new password" lead={`For ${found.email}. Every open session ends; your second step stays.`}>
      <ResetForm token={token} login={found.email} onSave={resetPassword} next="/ops/sign-in" />
    </PublicShell>
  );
}
