import { redirect } from "next/navigation";
import { ResetForm } from "@/components/accounts/reset-form";
import { StaleLink } from "@/components/accounts/stale-link";
import { PublicShell } from "@/components/layout/public-shell";
import { describeStaffToken } from "@/lib/ops/accounts/queries";
import { findStaff } from "@/lib/ops/context";
import { acceptInvitation } from "./actions";

export const metadata = { title: "Operations: invitation" };

export default async function StaffInvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const found = await describeStaffToken(token, "INVITE");
  if (!found && (await findStaff())) redirect("/ops");
  if (!found) return <PublicShell title="This invitation no longer works" lead="It was used, or 72 hours have passed. Ask whoever invited you for a new one."><StaleLink href="/ops/sign-in" label="Go to sign in" /></PublicShell>;
  return (
    <PublicShell title="Welcome to Operations" lead={`${found.name}, choose a password. You sign in with ${found.email}, and with a code of your phone.`}>
      <ResetForm token={token} login={found.email} onSave={acceptInvitation} next="/ops" label="Continue" />
    </PublicShell>
  );
}
