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

type Props = { zones: readonly string[]; currencies: readonly string[]; onCreate: (input: CreateOrganization) => Promise<Outcome<Opened>> };

/** An organization begins with its default pipeline and one administrator, who is invited. */
export function NewOrganization({ zones, currencies, onCreate }: Props) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState<Opened | null>(null);
  const show = (made: Opened) => {
    setOpen(false);
    if (made.link) setOpened(made);
    else router.push(`/ops/organizations/${made.id}`);
  };
  const draft = useDraft(onCreate, show);
  return (
    <>
      <Dialog title="New organization" open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New organization</Button>}>
        <OrganizationForm draft={draft} zones={zones} currencies={currencies} />
      </Dialog>
      <LinkDialog title="Invitation sent" link={opened?.link ?? null} onClose={() => { router.push(`/ops/organizations/${opened?.id}`); setOpened(null); }} />
    </>
  );
}

/** What is chosen stays while the dialog is shut. The short name follows the name until it is typed itself. */
function useDraft(onCreate: Props["onCreate"], onCreated: (made: Opened) => void) {
  const [slug, setSlug] = useState<string | null>(null);
  const [name, setName] = useState("");
  const [zone, setZone] = useState<ComboboxOption | null>(option("UTC"));
  const [currency, setCurrency] = useState<ComboboxOption | null>(option("USD"));
  const { ask, ...asked } = useAsk<Opened>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const input = { name: text("name"), slug: text("slug"), timezone: zone?.value ?? "", currencyCode: currency?.value ?? "", adminName: text("adminName"), adminEmail: text("adminEmail") };
    ask(() => onCreate(input), onCreated);
  };
  return { slug: slug ?? slugFrom(name), setSlug, name, setName, zone, setZone, currency, setCurrency, submit, ...asked };
}

function OrganizationForm({ draft, zones, currencies }: Pick<Props, "zones" | "currencies"> & { draft: ReturnType<typeof useDraft> }) {
  const { name, setName, slug, setSlug, errorAt } = draft;
  return (
    <Form method="post" onSubmit={draft.submit} className="grid gap-4">
      <Field label="Name" error={errorAt("name")}><Input name="name" value={name} onChange={(event) => setName(event.target.value)} autoComplete="off" autoFocus /></Field>
      <Field label="Short name" hint="In addresses and files; it stays." error={errorAt("slug")}>
        <Input name="slug" value={slug} onChange={(event) => setSlug(event.target.value)} autoComplete="off" className="mono" />
      </Field>
      <div className="grid gap-3 md:grid-cols-2">
        <Field label="Time zone" error={errorAt("timezone")}><Combobox label="Time zone" options={zones.map(option)} value={draft.zone} onChange={draft.setZone} /></Field>
        <Field label="Currency" error={errorAt("currencyCode")}><Combobox label="Currency" options={currencies.map(option)} value={draft.currency} onChange={draft.setCurrency} /></Field>
      </div>
      <Field label="First administrator" error={errorAt("adminName")}><Input name="adminName" autoComplete="off" /></Field>
      <Field label="Administrator's e-mail" error={errorAt("adminEmail")}><Input name="adminEmail" type="email" autoComplete="off" /></Field>
      {draft.message && <ErrorLine>{draft.message}</ErrorLine>}
      <DialogFormFooter>
        <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
        <Button type="submit" variant="primary" working={draft.working}>Create and invite</Button>
      </DialogFormFooter>
    </Form>
  );
}
