import { TwoStepWelcome } from "@/components/accounts/two-step-welcome";
import { PublicShell } from "@/components/layout/public-shell";
import { requireContext } from "@/lib/auth/context";
import { beginTwoStep, confirmTwoStep } from "./actions";

export const metadata = { title: "Two-step sign-in" };

export default async function TwoStepPage() {
  const ctx = await requireContext("account.edit");
  return (
    <PublicShell title="Two-step sign-in" lead={`${ctx.setting.organizationName} asks for a code of your phone beside the password.`}>
      <TwoStepWelcome onBegin={beginTwoStep.bind(null, {})} onConfirm={confirmTwoStep} next="/deals" />
    </PublicShell>
  );
}
