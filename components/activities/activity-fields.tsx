"use client";

import type { Faults } from "@/components/changes/form-faults";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { searchOf } from "@/components/customers/customer-actions";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import type { ActivityRow } from "@/lib/activities/queries";
import type { ActivityType } from "@/lib/activities/rules";
import type { ActivityQuestions } from "./activity-actions";
import { activityKinds, priorities } from "./activity-words";

/** What the fields begin with. */
type Begun = Partial<Pick<ActivityRow, "type" | "subject" | "dueDate" | "dueTime">>;

/** What is to be done, how, and when. */
export function ActivityWhat({ begun, faults }: { begun: Begun; faults: Faults }) {
  const { subject = "", type = "CALL", dueDate, dueTime } = begun;
  return (
    <>
      <Field label="What" error={faults.subject}><Input name="subject" autoFocus maxLength={200} defaultValue={subject} /></Field>
      <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-1">
        <Field label="Kind" error={faults.type}><Select name="type" options={activityKinds} defaultValue={type} /></Field>
        <Field label="Day" optional error={faults.dueDate}><Input name="dueDate" type="date" defaultValue={dueDate ?? ""} /></Field>
        <Field label="Time" optional error={faults.dueTime}><Input name="dueTime" type="time" defaultValue={dueTime ?? ""} /></Field>
      </div>
    </>
  );
}

type Who = {
  person: ComboboxOption | null;
  onPerson: (person: ComboboxOption | null) => void;
  fault: string | undefined;
  disabled?: boolean;
  priority?: ActivityRow["priority"];
} & Pick<ActivityQuestions, "findColleagues">;

/** Who does it, and how urgent it is. */
export function ActivityWho({ person, onPerson, fault, disabled, priority = "MEDIUM", findColleagues }: Who) {
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <Field label="Who does it" error={fault}>
        <Combobox value={person} onChange={onPerson} onSearch={searchOf(findColleagues)} clearable disabled={disabled} placeholder="Nobody yet" />
      </Field>
      <Field label="Priority"><Select name="priority" options={priorities} defaultValue={priority} /></Field>
    </div>
  );
}

/** What is typed and chosen of an activity, besides who does it. */
export function readActivity(text: (name: string) => string) {
  return {
    type: text("type") as ActivityType,
    subject: text("subject"),
    dueDate: text("dueDate") || null,
    dueTime: text("dueTime") || null,
    priority: text("priority") as "MEDIUM",
    description: text("description"),
  };
}
