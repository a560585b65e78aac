"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { Person } from "@/lib/ops/projects/queries/shapes";
import { PROJECT_TYPES, types, type ProjectType } from "@/lib/projects/rules/kinds";

type Input = { clientOrganizationId: string; type: ProjectType; kickoffDate?: string; targetGoLiveDate?: string };
export const typeOptions = PROJECT_TYPES.map((value) => ({ value, label: `${types[value].label}, ${types[value].weeks} weeks` }));

/** A project for an organization that exists. */
export function StartProject({ clients, onStart }: { clients: readonly Person[]; onStart: (input: Input) => Promise<Outcome<{ projectId: string }>> }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [client, setClient] = useState<ComboboxOption | null>(null);
  const { ask, working, errorAt, message } = useAsk<{ projectId: string }>();
  return (
    <Dialog open={open} onOpenChange={setOpen} title="Start a project" description="For an organization that exists. A won deal starts its own on the deal's page." trigger={<Button variant="primary"><Plus /><span>Start<span className="max-md:sr-only"> project</span></span></Button>}>
      <Form className="grid gap-4" onSubmit={(event) => {
        const text = textsOf(event);
        const [kickoffDate, targetGoLiveDate] = [text("kickoffDate"), text("targetGoLiveDate")];
        ask(() => onStart({ clientOrganizationId: client?.value ?? "", type: text("type") as ProjectType, ...(kickoffDate && { kickoffDate }), ...(targetGoLiveDate && { targetGoLiveDate }) }), ({ projectId }) => router.push(`/ops/implementations/${projectId}`));
      }}>
        {message && <ErrorLine>{message}</ErrorLine>}
        <Field label="Client" error={errorAt("clientOrganizationId")}><Combobox options={clients.map(({ id, name }) => ({ value: id, label: name }))} value={client} onChange={setClient} placeholder="Choose an organization" /></Field>
        <Field label="Type" hint="It picks the tasks; each project's copy can be changed."><Select name="type" options={typeOptions} defaultValue="GENERAL_BUSINESS" /></Field>
        <Field label="Kickoff" optional hint="Empty means the next working day."><Input type="date" name="kickoffDate" /></Field>
        <Field label="Promised go-live" optional hint="Empty means what the plan says."><Input type="date" name="targetGoLiveDate" /></Field>
        <DialogFormFooter>
          <Button variant="quiet" onClick={() => setOpen(false)}>Cancel</Button>
          <Button type="submit" variant="primary" working={working} disabled={!client}>Start project</Button>
        </DialogFormFooter>
      </Form>
    </Dialog>
  );
}
