import Link from "next/link";
import { ForgotForm } from "@/components/accounts/forgot-form";
import { PublicShell } from "@/components/layout/public-shell";
import { Note } from "@/components/ui/note";
import { canMail } from "@/lib/accounts/mails";
import { askReset } from "./actions";

export const metadata = { title: "Forgot your password" };

export default function ForgotPasswordPage() {
  return (
    <PublicShell title="Forgot your password" lead="A link to set a new one goes to the address of the account." footer={<Link href="/sign-in">Back to sign in</Link>}>
      {canMail() ? <ForgotForm onAsk={askReset} /> : <Note>This installation sends no mail. Ask your administrator for a link: it is made under Settings, People.</Note>}
    </PublicShell>
  );
}
