import Link from "next/link";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { PublicShell } from "@/components/layout/public-shell";
import { EntraSignIn } from "@/components/ops/entra-sign-in";
import { findStaff } from "@/lib/ops/context";
import { isEntraConfigured } from "@/lib/ops/entra";
import { signIn } from "./actions";

export const metadata = { title: "Operations: sign in" };

export default async function StaffSignInPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  if (await findStaff()) redirect("/ops");
  const { error } = await searchParams;
  return (
    <PublicShell title="Sign in to Operations" lead="For the vendor's own staff." footer={<>Everybody else signs in <Link href="/sign-in">here</Link>.</>}>
      {isEntraConfigured() ? <EntraSignIn failed={error !== undefined} /> : <SignInForm onSignIn={signIn} forgotHref="/ops/sign-in/forgot" loginLabel="E-mail" />}
    </PublicShell>
  );
}
