"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { Form } from "@/components/ui/form";
import type { Outcome } from "@/lib/action";
import { CodeField } from "./code-field";
import { RecoveryCodes } from "./recovery-codes";
import { textsOf, useAsk } from "./use-ask";

type Codes = { codes: string[] };

/** Ten new ones for a code of the app; the old ones end. */
export function NewRecoveryCodes({ onRenew }: { onRenew: (input: { code: string }) => Promise<Outcome<Codes>> }) {
  const [open, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const { ask, working, message, errorAt } = useAsk<Codes>();
  const show = (next: boolean) => {
    setOpen(next);
    setCodes(null);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    ask(() => onRenew({ code: text("code") }), (renewed) => setCodes(renewed.codes));
  };
  return (
    <Dialog title="New recovery codes" open={open} onOpenChange={show} trigger={<Button>New recovery codes</Button>}>
      {codes ? (
        <RecoveryCodes codes={codes} onDone={() => show(false)} />
      ) : (
        <Form method="post" onSubmit={submit} className="grid gap-4">
          <CodeField error={errorAt("code") ?? message} />
          <DialogFormFooter>
            <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
            <Button type="submit" variant="primary" working={working}>Make new codes</Button>
          </DialogFormFooter>
        </Form>
      )}
    </Dialog>
  );
}
