import Link from "next/link";
import { redirect } from "next/navigation";
import { CompanySignIn } from "@/components/accounts/company-sign-in";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { PublicShell } from "@/components/layout/public-shell";
import { findContext } from "@/lib/auth/context";
import { findProvider, signIn } from "./actions";

export const metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ error?: string }> }) {
  if (await findContext()) redirect("/deals");
  const { error } = await searchParams;
  return (
    <PublicShell title="Sign in" lead="Use the address your administrator invited." footer={<>Staff sign in at <Link href="/ops/sign-in">Operations</Link>.</>}>
      <SignInForm onSignIn={signIn}><CompanySignIn onFind={findProvider} failed={error !== undefined} /></SignInForm>
    </PublicShell>
  );
}
