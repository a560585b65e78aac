"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { FormEnd } from "@/components/changes/form-end";
import type { Undo } from "@/components/changes/tell";
import { readForm, useForm } from "@/components/changes/use-form";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { SolutionActions } from "./catalog-actions";

export function NewSolution({ onCreate, onUndo }: { onCreate: SolutionActions["createSolution"]; onUndo: Undo }) {
  const { open, setOpen, faults, submit, working } = useForm(onUndo);
  const router = useRouter();
  const create = async (event: FormEvent<HTMLFormElement>) => {
    const text = readForm(event);
    const outcome = await submit(onCreate, { name: text("name"), description: text("description") }, { object: text("name"), message: "is a new solution." });
    if (outcome.ok) router.push(`/catalog/solutions/${outcome.value.solutionId}`);
  };
  return (
    <Dialog title="New solution" description="Several products sold as one, with tasks of its own." open={open} onOpenChange={setOpen} trigger={<Button variant="primary"><Plus />New solution</Button>}>
      <Form onSubmit={(event) => void create(event)} className="grid gap-4">
        {faults[""] && <ErrorLine>{faults[""]}</ErrorLine>}
        <Field label="Name" error={faults["name"]}><Input name="name" autoFocus maxLength={200} /></Field>
        <Field label="Description" optional error={faults["description"]}><Textarea name="description" rows={3} /></Field>
        <FormEnd verb="Add solution" working={working} />
      </Form>
    </Dialog>
  );
}
