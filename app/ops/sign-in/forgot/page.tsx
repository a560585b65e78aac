import Link from "next/link";
import { ForgotForm } from "@/components/accounts/forgot-form";
import { PublicShell } from "@/components/layout/public-shell";
import { Note } from "@/components/ui/note";
import { canMail } from "@/lib/accounts/mails";
import { askReset } from "../actions";

export const metadata = { title: "Operations: forgot your password" };

export default function StaffForgotPage() {
  return (
    <PublicShell title="Forgot your password" lead="A link to set a new one goes to your address. Your second step stays." footer={<Link href="/ops/sign-in">Back to sign in</Link>}>
      {canMail() ? <ForgotForm onAsk={askReset} /> : <Note>This installation sends no mail. Another administrator of the staff makes a link for you under People.</Note>}
    </PublicShell>
  );
}
