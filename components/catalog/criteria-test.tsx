"use client";

import { useState, type KeyboardEvent } from "react";
import { cn } from "@/components/ui/cn";
import type { ComboboxOption } from "@/components/ui/combobox";
import { CriteriaVerdict } from "./criteria-verdict";
import type { TaskActions } from "./catalog-actions";
import { TestSubject } from "./test-subject";
import { TestedAttribute } from "./tested-attribute";
import { useCriteriaTest, type Asked } from "./use-criteria-test";

/** `draft`: the attribute that is being edited, as its form stands. The customer stays chosen from one attribute to the next. */
export type CriteriaTestProps = {
  taskId: string;
  draft: Asked["draft"];
  customer: ComboboxOption | null;
  onCustomer: (customer: ComboboxOption | null) => void;
  onFaults: (faults: Readonly<Record<string, string>>) => void;
  actions: Pick<TaskActions, "testCriteria" | "findTestCustomers">;
};
type Answer = ReturnType<typeof useCriteriaTest>;

/** What telemetry would say of a task with these criteria, on a customer's own values or on typed ones. It writes nothing. */
export function CriteriaTest({ taskId, draft, customer, onCustomer, onFaults, actions }: CriteriaTestProps) {
  const [planId, setPlanId] = useState<string | null>(null);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const tries = Object.entries(typed).filter(([, text]) => text.trim() !== "").map(([id, text]) => ({ attributeId: id || null, text }));
  const answer = useCriteriaTest(actions.testCriteria, { taskId, customerId: customer?.value ?? null, planId, draft, tries }, onFaults);
  const { test, refused } = answer;
  const choose = (next: ComboboxOption | null) => {
    setPlanId(null);
    onCustomer(next);
  };
  return (
    <div className="grid min-w-0 gap-3" onKeyDown={keepForm}>
      <TestSubject taskId={taskId} customer={customer} test={test} planId={planId} actions={actions} onCustomer={choose} onPlan={setPlanId} />
      <TestAnswer {...answer} customer={customer} hasAsked={customer !== null || tries.length > 0} />
      {draft && !draft.isActive && <p className="text-ink-2">This attribute is off, so it is not asked.</p>}
      {test && test.attributes.length > 0 && (
        <ul aria-label="What is asked" className="grid min-w-0 gap-3">
          {test.attributes.map((attribute) => {
            const key = attribute.attributeId ?? "";
            const standing = { isOpen: refused !== null && attribute.isDraft, isOfCustomer: test.planId !== null && customer !== null };
            return <TestedAttribute key={key} attribute={attribute} {...standing} typed={typed[key] ?? ""} onType={(text) => setTyped({ ...typed, [key]: text })} />;
          })}
        </ul>
      )}
      <p className="text-xs text-ink-3">Testing saves nothing. Plans ask new criteria once they are synced.</p>
    </div>
  );
}

function TestAnswer({ test, refused, isAsking, customer, hasAsked }: Answer & { customer: ComboboxOption | null; hasAsked: boolean }) {
  return (
    <div role="status" aria-busy={isAsking} className={cn("min-w-0 rounded-md bg-quiet px-3 py-2.5", isAsking && "text-ink-3")}>
      {refused ? <p>{sayRefusal(refused)}</p>
        : hasAsked && test ? <CriteriaVerdict test={test} customer={customer?.label ?? null} />
        : <p className="text-ink-2">{hasAsked ? "Asking…" : "Choose a customer, or type a value to try."}</p>}
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
