"use client";

import { foundBy } from "@/components/ui/answered";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { dayIn, formatDay } from "@/components/ui/dates";
import { Field } from "@/components/ui/field";
import { useReader } from "@/components/ui/locale";
import { Select } from "@/components/ui/select";
import type { CriteriaTest, TestCustomer } from "@/lib/adoption/rules/testing";
import type { TaskActions } from "./catalog-actions";

type Props = {
  taskId: string;
  customer: ComboboxOption | null;
  test: CriteriaTest | null;
  planId: string | null;
  actions: Pick<TaskActions, "findTestCustomers">;
  onCustomer: (customer: ComboboxOption | null) => void;
  onPlan: (planId: string) => void;
};

/** On whose values criteria are tested: a customer, and which of its plans where it has several. */
export function TestSubject({ taskId, customer, test, planId, actions, onCustomer, onPlan }: Props) {
  const reader = useReader();
  const seen = ({ seenAt }: TestCustomer) => (seenAt ? `Last value ${formatDay(dayIn(new Date(seenAt), reader.zone), reader)}` : "No values of this task yet");
  const find = async (q: string) => {
    const found = await foundBy(actions.findTestCustomers({ taskId, q }));
    return found.map((one) => ({ value: one.id, label: one.name, detail: seen(one) }));
  };
  const plans = (test?.plans ?? []).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Field label="Customer" hint="Those with a plan of it; who sends values for this task comes first.">
        <Combobox clearable placeholder="Choose a customer" value={customer} onSearch={find} onChange={onCustomer} />
      </Field>
      {customer && plans.length > 1 && (
        <Field label="Plan">
          <Select value={planId ?? test?.planId ?? ""} onChange={(event) => onPlan(event.target.value)} options={plans} />
        </Field>
      )}
    </div>
  );
}
