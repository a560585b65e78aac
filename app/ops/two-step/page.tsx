import { redirect } from "next/navigation";
import { TwoStepWelcome } from "@/components/accounts/two-step-welcome";
import { PublicShell } from "@/components/layout/public-shell";
import { requireStaff } from "@/lib/ops/context";
import { beginTwoStep, confirmTwoStep } from "./actions";

export const metadata = { title: "Operations: two-step sign-in" };

export default async function StaffTwoStepPage() {
  const staff = await requireStaff("enrol");
  if (!staff.mustEnrol) redirect("/ops");
  return (
    <PublicShell title="Two-step sign-in" lead="Staff sign in with a code of their phone beside the password. Set it up once; nothing else opens before.">
      <TwoStepWelcome onBegin={beginTwoStep.bind(null, {})} onConfirm={confirmTwoStep} next="/ops" />
    </PublicShell>
  );
}
