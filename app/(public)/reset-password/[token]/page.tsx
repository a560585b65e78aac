import { ResetForm } from "@/components/accounts/reset-form";
import { StaleLink } from "@/components/accounts/stale-link";
import { PublicShell } from "@/components/layout/public-shell";
import { describeToken } from "@/lib/accounts/queries";
import { resetPassword } from "./actions";

export const metadata = { title: "New password" };

export default async function ResetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await describeToken(token, "RESET");
  if (!found) return <PublicShell title="This link no longer works" lead="It was used, or an hour has passed."><StaleLink href="/forgot-password" label="Ask for a new link" /></PublicShell>;
  return (
    <PublicShell title="Choose a new password" lead={`For ${found.login} in ${found.organization}. Every open session ends.`}>
      <ResetForm token={token} login={found.login} onSave={resetPassword} />
    </PublicShell>
  );
}
