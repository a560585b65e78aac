"use client";

import { useState, type KeyboardEvent } from "react";
import { foundBy } from "@/components/ui/answered";
import { cn } from "@/components/ui/cn";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { dayIn, formatDay } from "@/components/ui/dates";
import { Field } from "@/components/ui/field";
import { useReader } from "@/components/ui/locale";
import { Select } from "@/components/ui/select";
import type { TestCustomer } from "@/lib/adoption/rules/testing";
import type { TaskActions } from "./catalog-actions";
import { CriteriaVerdict } from "./criteria-verdict";
import { TestedAttribute } from "./tested-attribute";
import { useCriteriaTest, type Asked } from "./use-criteria-test";

/** `draft`: the attribute that is being edited, as its form stands. The customer stays chosen from one attribute to the next. */
export type CriteriaTestProps = {
  taskId: string; draft: Asked["draft"]; customer: ComboboxOption | null; onCustomer: (customer: ComboboxOption | null) => void; onFaults: (faults: Readonly<Record<string, string>>) => void;
  actions: Pick<TaskActions, "testCriteria" | "findTestCustomers">;
};

/** What telemetry would say of a task with these criteria, on a customer's own values or on typed ones. It writes nothing. */
export function CriteriaTest({ taskId, draft, customer, onCustomer, onFaults, actions }: CriteriaTestProps) {
  const reader = useReader();
  const [planId, setPlanId] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const tries = Object.entries(typed).filter(([, text]) => text.trim() !== "").map(([id, text]) => ({ attributeId: id || null, text }));
  const { test, refused, isAsking } = useCriteriaTest(actions.testCriteria, { taskId, customerId: customer?.value ?? null, planId, draft, tries }, onFaults);
  const find = async (q: string) => {
    const found = await foundBy(actions.findTestCustomers({ taskId, q }));
    const seen = ({ seenAt }: TestCustomer) => (seenAt ? `Last value ${formatDay(dayIn(new Date(seenAt), reader.zone), reader)}` : "No values of this task yet");
    return found.map((one) => ({ value: one.id, label: one.name, detail: seen(one) }));
  };
  const choose = (next: ComboboxOption | null) => {
    setPlanId(null);
    onCustomer(next);
  };
  const hasAsked = customer !== null || tries.length > 0;
  return (
    <div className="grid min-w-0 gap-3" onKeyDown={keepForm}>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Customer" hint="Those with a plan of it; who sends values for this task comes first."><Combobox clearable placeholder="Choose a customer" value={customer} onSearch={find} onChange={choose} /></Field>
        {customer && test && test.plans.length > 1 && <Field label="Plan"><Select value={planId ?? test.planId ?? ""} onChange={(event) => setPlanId(event.target.value)} options={test.plans.map(({ id, name }) => ({ value: id, label: name }))} /></Field>}
      </div>
      <div role="status" aria-busy={isAsking} className={cn("min-w-0 rounded-md bg-quiet px-3 py-2.5", isAsking && "text-ink-3")}>
        {refused ? <p>{sayRefusal(refused)}</p> : !hasAsked || !test ? <p className="text-ink-2">{hasAsked ? "Asking…" : "Choose a customer, or type a value to try."}</p> : <CriteriaVerdict test={test} customer={customer?.label ?? null} />}
      </div>
      {draft && !draft.isActive && <p className="text-ink-2">This attribute is off, so it is not asked.</p>}
      {test && test.attributes.length > 0 && (
        <ul aria-label="What is asked" className="grid min-w-0 gap-3">
          {test.attributes.map((attribute) => {
            const key = attribute.attributeId ?? "";
            return <TestedAttribute key={key} attribute={attribute} isOpen={refused !== null && attribute.isDraft} isOfCustomer={test.planId !== null && customer !== null} typed={typed[key] ?? ""} onType={(text) => setTyped({ ...typed, [key]: text })} />;
          })}
        </ul>
      )}
      <p className="text-xs text-ink-3">Testing saves nothing. Plans ask new criteria once they are synced.</p>
    </div>
  );
}

/** Enter in a field of the test is not the form's. */
function keepForm(event: KeyboardEvent) {
  if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
}

/** Criteria that are half typed are no error: they are tested once they are whole. */
function sayRefusal({ message, fields }: { message: string; fields?: Readonly<Record<string, string>> | undefined }) {
  const fault = Object.entries(fields ?? {}).find(([path]) => path.startsWith("draft."))?.[1];
  return fault ? `Not finished yet: ${fault} It is tested once it is whole.` : message;
}
