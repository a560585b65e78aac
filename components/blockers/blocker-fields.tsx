"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Textarea } from "@/components/ui/textarea";
import { CATEGORIES, type Category } from "@/lib/blockers/rules";
import type { WatchedAttribute } from "@/lib/blockers/shapes";
import type { BlockerPlace } from "./blocker-actions";
import { categoryChoices } from "./blocker-words";
import { ProofPick } from "./proof-pick";

/** What is chosen of a new blocker; `isShown` is null until somebody says whether the client sees it. */
export type Choice = {
  category: Category;
  owner: ComboboxOption | null;
  stops: ComboboxOption | null;
  proof: WatchedAttribute | null;
  isShown: boolean | null;
};
type Props = { place: BlockerPlace; choice: Choice; faultAt: (field: string) => string | undefined; onChoose: (part: Partial<Choice>) => void };

export function BlockerFields(props: Props) {
  const { place, choice, faultAt, onChoose } = props;
  const { proof } = choice;
  return (
    <>
      <Field label="What stands in the way" error={faultAt("title")}><Input name="title" autoFocus maxLength={200} /></Field>
      <SideFields {...props} />
      <TaskField {...props} />
      <ProofPick attributes={place.attributes} value={proof} error={faultAt("attributeId")} onChange={(to) => onChoose({ proof: to })} />
      <Field label="More about it" optional error={faultAt("description")}><Textarea name="description" rows={2} maxLength={20_000} /></Field>
      <Checkbox
        label="The client sees it on its progress page"
        checked={seesIt(choice)}
        onChange={({ target: { checked } }) => onChoose({ isShown: checked })}
      />
    </>
  );
}

function SideFields({ place, choice: { category, owner }, faultAt, onChoose }: Props) {
  const wait = (value: string) => onChoose({ category: CATEGORIES.find((each) => each === value) ?? category });
  return (
    <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
      <Field label="Waits on" error={faultAt("category")}>
        <Select options={categoryChoices} value={category} onChange={({ target }) => wait(target.value)} />
      </Field>
      <Field label="Owner" error={faultAt("ownerId")}>
        <Combobox
          label="Owner"
          options={place.staff.map(optionOf)}
          value={owner}
          onChange={(to) => onChoose({ owner: to })}
          clearable
          placeholder="The project’s lead"
        />
      </Field>
    </div>
  );
}

function TaskField({ place, choice: { stops }, faultAt, onChoose }: Props) {
  const options = place.tasks.map(optionOf);
  return (
    <Field label="Stops the task" optional error={faultAt("taskId")}>
      <Combobox label="Stops the task" options={options} value={stops} onChange={(to) => onChoose({ stops: to })} clearable placeholder="No task" />
    </Field>
  );
}

/** Unless somebody said otherwise, the client sees what waits on it. */
export function seesIt({ isShown, category }: Choice) {
  return isShown ?? category === "CLIENT_SIDE";
}

export function optionOf({ id, name }: { id: string; name: string }): ComboboxOption {
  return { value: id, label: name };
}
