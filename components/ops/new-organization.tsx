"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { LinkDialog } from "@/components/people/link-dialog";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import type { Outcome } from "@/lib/action";
import { slugFrom, type CreateOrganization } from "@/lib/ops/organizations/rules";

type Opened = { id: string; link: string | null };
const option = (value: string): ComboboxOption => ({ value, label: value.replaceAll("_", " ") });

/** An organization begins with its default pipeline and one administrator, who is invited. */
export function NewOrganization({ zones, currencies, onCreate }: { zones: readonly string[]; currencies: readonly string[]; onCreate: (input: CreateOrganization) => Promise<Outcome<Opened>> }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [slug, setSlug] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [zone, setZone] = useState<ComboboxOption | null>(option("UTC"));
  const [currency, setCurrency] = useState<ComboboxOption | null>(option("USD"));
  const [opened, setOpened] = useState<Opened | null>(null);
  const { ask, working, message, errorAt } = useAsk<Opened>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const input = { name: text("name"), slug: text("slug"), timezone: zone?.value ?? "", currencyCode: currency?.value ?? "", adminName: text("adminName"), adminEmail: text("adminEmail") };
    ask(() => onCreate(input), (made) => {
      setOpen(false);
      if (made.link) setOpened(made);
      else router.push(`/ops/organizations/${made.id}`);
    });
  };
  return (
    <>
      <Dialog title="New organization" open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New organization</Button>}>
        <Form method="post" onSubmit={submit} className="grid gap-4">
          <Field label="Name" error={errorAt("name")}><Input name="name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" autoFocus /></Field>
          <Field label="Short name" hint="In addresses and files; it stays." error={errorAt("slug")}><Input name="slug" value={slug ?? slugFrom(name)} onChange={(event) => setSlug(event.target.value)} autoComplete="off" className="mono" /></Field>
          <div className="grid gap-3 md:grid-cols-2">
            <Field label="Time zone" error={errorAt("timezone")}><Combobox label="Time zone" options={zones.map(option)} value={zone} onChange={setZone} /></Field>
            <Field label="Currency" error={errorAt("currencyCode")}><Combobox label="Currency" options={currencies.map(option)} value={currency} onChange={setCurrency} /></Field>
          </div>
          <Field label="First administrator" error={errorAt("adminName")}><Input name="adminName" autoComplete="off" /></Field>
          <Field label="Administrator's e-mail" error={errorAt("adminEmail")}><Input name="adminEmail" type="email" autoComplete="off" /></Field>
          {message && <ErrorLine>{message}</ErrorLine>}
          <DialogFormFooter>
            <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
            <Button type="submit" variant="primary" working={working}>Create and invite</Button>
          </DialogFormFooter>
        </Form>
      </Dialog>
      <LinkDialog title="Invitation sent" link={opened?.link ?? null} onClose={() => { router.push(`/ops/organizations/${opened?.id}`); setOpened(null); }} />
    </>
  );
}
