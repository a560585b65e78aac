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
import { Segmented } from "@/components/ui/segmented";
import { Select } from "@/components/ui/select";
import type { Outcome } from "@/lib/action";
import type { WonDeal } from "@/lib/ops/projects/queries/clients";
import type { Person } from "@/lib/ops/projects/queries/shapes";
import type { ProjectType } from "@/lib/projects/rules/kinds";
import { HandOver, typeOptions, type StartAction } from "./hand-over";

type Input = { clientOrganizationId: string; type: ProjectType; kickoffDate?: string; targetGoLiveDate?: string };
type Find<T> = (input: { q: string }) => Promise<Outcome<T[]>>;
type Actions = { startProject: (input: Input) => Promise<Outcome<{ projectId: string }>>; startImplementation: StartAction; findClients: Find<Person>; findWonDeals: Find<WonDeal> };

const origins = [{ value: "organization", label: "An organization" }, { value: "deal", label: "A won deal" }];

/** A project for an organization that exists, or out of a won deal of whoever onboards clients. */
export function StartProject({ actions }: { actions: Actions }) {
  const [open, setOpen] = useState(false);
  const [origin, setOrigin] = useState("organization");
  const close = () => setOpen(false);
  return (
    <Dialog
      open={open} onOpenChange={setOpen} title="Start a project"
      description={origin === "deal" ? "It belongs to whoever won the deal. Its lines, contacts, competitors and notes go along." : "It belongs to the vendor. A project out of a won deal belongs to its seller."}
      trigger={<Button variant="primary"><Plus /><span>Start<span className="max-md:sr-only"> project</span></span></Button>}
    >
      <Segmented className="justify-self-start" label="Out of" segments={origins} value={origin} onChange={setOrigin} />
      {origin === "deal" ? <FromDeal actions={actions} onClose={close} /> : <ForOrganization actions={actions} onClose={close} />}
    </Dialog>
  );
}

type Part = { actions: Actions; onClose: () => void };

function FromDeal({ actions, onClose }: Part) {
  const [found, setFound] = useState<readonly WonDeal[]>([]);
  const [deal, setDeal] = useState<WonDeal | null>(null);
  const search = async (q: string) => {
    const answer = await actions.findWonDeals({ q: q.trim() });
    const deals = answer.ok ? answer.value : [];
    setFound(deals);
    return deals.map(toOption);
  };
  return (
    <HandOver deal={deal} onStart={actions.startImplementation} onClose={onClose}>
      <Field label="Deal"><Combobox onSearch={search} value={deal && toOption(deal)} onChange={(option) => setDeal(found.find(({ id }) => id === option?.value) ?? null)} placeholder="Find a won deal" /></Field>
    </HandOver>
  );
}

function toOption({ id, name, customerName, sellerName }: WonDeal): ComboboxOption {
  return { value: id, label: name, detail: `${customerName}, sold by ${sellerName}` };
}

function ForOrganization({ actions, onClose }: Part) {
  const router = useRouter();
  const [client, setClient] = useState<ComboboxOption | null>(null);
  const { ask, working, errorAt, message } = useAsk<{ projectId: string }>();
  const search = async (q: string) => {
    const answer = await actions.findClients({ q: q.trim() });
    return answer.ok ? answer.value.map(({ id, name }) => ({ value: id, label: name })) : [];
  };
  return (
    <Form className="grid gap-4" onSubmit={(event) => {
      const text = textsOf(event);
      const [kickoffDate, targetGoLiveDate] = [text("kickoffDate"), text("targetGoLiveDate")];
      ask(() => actions.startProject({ clientOrganizationId: client?.value ?? "", type: text("type") as ProjectType, ...(kickoffDate && { kickoffDate }), ...(targetGoLiveDate && { targetGoLiveDate }) }), ({ projectId }) => router.push(`/ops/implementations/${projectId}`));
    }}>
      {message && <ErrorLine>{message}</ErrorLine>}
      <Field label="Client" error={errorAt("clientOrganizationId")}><Combobox onSearch={search} value={client} onChange={setClient} placeholder="Find an organization" /></Field>
      <Field label="Type" hint="It picks the tasks; each project's copy can be changed."><Select name="type" options={typeOptions} defaultValue="GENERAL_BUSINESS" /></Field>
      <Field label="Kickoff" optional hint="Empty means the next working day."><Input type="date" name="kickoffDate" /></Field>
      <Field label="Promised go-live" optional hint="Empty means what the plan says."><Input type="date" name="targetGoLiveDate" /></Field>
      <DialogFormFooter>
        <Button variant="quiet" onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" working={working} disabled={!client}>Start project</Button>
      </DialogFormFooter>
    </Form>
  );
}
