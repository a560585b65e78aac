"use client";

import { Plus } from "lucide-react";
import type { FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import type { Undo } from "@/components/changes/tell";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { NumberInput } from "@/components/ui/number-input";
import type { CreateProduct } from "./product-actions";

export function NewProduct({ currency, onCreate, onUndo }: { currency: string; onCreate: CreateProduct; onUndo: Undo }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const input = { name: text("name"), code: text("code"), series: text("series"), listPrice: text("listPrice"), currencyCode: text("currencyCode") || currency };
    void submit(onCreate, input, { object: text("name"), message: "is a new product." });
  };
  return (
    <Dialog title="New product" description="A deal’s line begins with its list price." open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New product</Button>}>
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={200} /></Field>
        <div className="grid gap-3 sm:grid-cols-2">
          <Field label="Code" optional error={faults.code}><Input name="code" maxLength={100} /></Field>
          <Field label="Series" optional error={faults.series}><Input name="series" maxLength={200} /></Field>
          <Field label="List price" optional error={faults.listPrice}><NumberInput name="listPrice" /></Field>
          <Field label="Currency" error={faults.currencyCode}><Input name="currencyCode" defaultValue={currency} maxLength={3} /></Field>
        </div>
        <FormEnd verb="Add product" working={working} />
      </Form>
    </Dialog>
  );
}
