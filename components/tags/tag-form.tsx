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
import { Select } from "@/components/ui/select";
import { TagCategory } from "@/lib/tags/rules";
import type { CreateTag } from "./tag-actions";
import { kinds } from "./tag-kinds";

export function NewTag({ category = "CUSTOMER", onCreate, onUndo }: { category?: TagCategory | undefined; onCreate: CreateTag; onUndo: Undo }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const create = (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    void submit(onCreate, { name: text("name"), category: TagCategory.parse(text("category")), color: text("color") }, { object: text("name"), message: "is a new tag." });
  };
  return (
    <Dialog title="New tag" description="A name that is typed on a record makes a tag, too." open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New tag</Button>}>
      <Form onSubmit={create} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults.name}><Input name="name" autoFocus maxLength={60} /></Field>
        <Field label="For"><Select name="category" defaultValue={category} options={kinds.map(({ value, on }) => ({ value, label: on.charAt(0).toUpperCase() + on.slice(1) }))} /></Field>
        <Field label="Colour" error={faults.color}><Input name="color" type="color" defaultValue="#3B82F6" className="w-16 px-1" /></Field>
        <FormEnd verb="Add tag" working={working} />
      </Form>
    </Dialog>
  );
}
