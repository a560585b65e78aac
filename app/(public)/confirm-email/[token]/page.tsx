import { ConfirmEmailForm } from "@/components/accounts/confirm-email-form";
import { StaleLink } from "@/components/accounts/stale-link";
import { PublicShell } from "@/components/layout/public-shell";
import { describeToken } from "@/lib/accounts/queries";
import { confirmEmail } from "./actions";

export const metadata = { title: "Confirm your address" };

export default async function ConfirmEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await describeToken(token, "EMAIL_CHANGE");
  if (!found) return <PublicShell title="This link no longer works" lead="It was used, or an hour has passed. Your address is as it was."><StaleLink href="/settings/account" label="Go to your account" /></PublicShell>;
  return (
    <PublicShell title="Confirm your address" lead={`${found.name}, from now on you would sign in to ${found.organization} with ${found.login}.`}>
      <ConfirmEmailForm email={found.login} onConfirm={confirmEmail.bind(null, { token })} />
    </PublicShell>
  );
}
