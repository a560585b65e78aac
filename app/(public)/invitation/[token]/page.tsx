import { redirect } from "next/navigation";
import { ResetForm } from "@/components/accounts/reset-form";
import { StaleLink } from "@/components/accounts/stale-link";
import { PublicShell } from "@/components/layout/public-shell";
import { describeToken } from "@/lib/accounts/queries";
import { findContext } from "@/lib/auth/context";
import { acceptInvitation } from "./actions";

export const metadata = { title: "Invitation" };

export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await describeToken(token, "INVITE");
  if (!found && (await findContext())) redirect("/deals");
  if (!found) return <PublicShell title="This invitation no longer works" lead="It was used, or 72 hours have passed. Ask whoever invited you for a new one."><StaleLink href="/sign-in" label="Go to sign in" /></PublicShell>;
  return (
    <PublicShell title={`Welcome to ${found.organization}`} lead={`${found.name}, choose a password. You sign in with ${found.login}.`}>
      <ResetForm token={token} login={found.login} onSave={acceptInvitation} next="/deals" label="Begin" />
    </PublicShell>
  );
}
