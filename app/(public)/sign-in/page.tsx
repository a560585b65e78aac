import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { findContext } from "@/lib/auth/context";
import { signIn } from "./actions";

export const metadata = { title: "Sign in" };

export default async function SignInPage() {
  if (await findContext()) redirect("/deals");
  return <SignInForm onSignIn={signIn} />;
}
