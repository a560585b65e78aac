"use client";

import { useRouter } from "next/navigation";
import { useTransition, type ReactNode } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";
import { toastRefusal } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";

/** A button that does one act of the page, says a refusal, and goes on to where the act leads. */
export function ActButton({ act, to, disabled, children, ...look }: ButtonLook & { act: () => Promise<Outcome<unknown>>; to?: string | undefined; disabled?: boolean | undefined; className?: string | undefined; children: ReactNode }) {
  const router = useRouter();
  const [working, start] = useTransition();
  const run = () =>
    start(async () => {
      const outcome = await act();
      if (!outcome.ok) toastRefusal({ message: outcome.message });
      else if (to) router.push(to);
    });
  return <Button {...look} working={working} disabled={disabled} onClick={run}>{children}</Button>;
}
