import { redirect } from "next/navigation";
import { PasswordForm } from "@/components/accounts/password-form";
import { PublicShell } from "@/components/layout/public-shell";
import { getAccount } from "@/lib/accounts/queries";
import { requireContext } from "@/lib/auth/context";
import { choosePassword } from "./actions";

export const metadata = { title: "Welcome" };

export default async function WelcomePage() {
  const ctx = await requireContext("account.edit");
  if (!ctx.mustChangePassword) redirect("/deals");
  const { name, email, username } = await getAccount(ctx);
  return (
    <PublicShell title={`Welcome, ${name}`} lead="You signed in with a password somebody else chose. Choose your own before you begin.">
      <PasswordForm onSave={choosePassword} login={email ?? username} next="/deals" label="Begin" />
    </PublicShell>
  );
}
