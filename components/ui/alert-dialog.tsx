"use client";

import { AlertDialog as Radix } from "radix-ui";
import { useState, useTransition, type ReactNode } from "react";
import { answered } from "./answered";
import { Button } from "./button";
import { ErrorLine } from "./field";

/** What onConfirm may answer: nothing or `ok` closes the dialog, a refusal stays and is read out. */
export type Answer = void | undefined | { ok: true } | { ok: false; message: string };

type Asking = { onConfirm: () => Answer | Promise<Answer>; open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined };
type Props = Asking & { title: string; children: ReactNode; confirm: string; tone?: "danger" | "primary" | undefined; trigger?: ReactNode };

/** Asks before what cannot be undone. Says what will be lost; the button repeats the act. */
export function AlertDialog({ title, children, confirm, tone = "danger", trigger, ...asking }: Props) {
  const { isOpen, show, act, working, refusal } = useConfirm(asking);
  return (
    <Radix.Root open={isOpen} onOpenChange={show}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="scrim-in fixed inset-0 z-(--z-scrim) bg-scrim" />
        <div className="pointer-events-none fixed inset-0 z-(--z-dialog) grid place-items-center p-4">
          <Radix.Content className="rise-in pointer-events-auto w-full max-w-[480px] rounded-xl bg-raised shadow-3 outline-none">
            <div className="grid gap-1 px-6 pt-5 pb-5">
              <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
              <Radix.Description asChild><div className="text-ink-2">{children}</div></Radix.Description>
              {refusal && <ErrorLine>{refusal}</ErrorLine>}
            </div>
            <footer className="flex justify-end gap-2 border-t border-line px-6 py-3">
              <Radix.Cancel asChild><Button variant="quiet">Cancel</Button></Radix.Cancel>
              <Button variant={tone} working={working} onClick={act}>{confirm}</Button>
            </footer>
          </Radix.Content>
        </div>
      </Radix.Portal>
    </Radix.Root>
  );
}

function useConfirm({ onConfirm, open, onOpenChange }: Asking) {
  const [own, setOwn] = useState(false);
  const [refusal, setRefusal] = useState("");
  const [working, start] = useTransition();
  const show = (next: boolean) => {
    setOwn(next);
    setRefusal("");
    onOpenChange?.(next);
  };
  const act = () =>
    start(async () => {
      const answer = await answered(Promise.resolve(onConfirm()));
      if (answer && !answer.ok) setRefusal(answer.message);
      else show(false);
    });
  return { isOpen: open ?? own, show, act, working, refusal };
}
