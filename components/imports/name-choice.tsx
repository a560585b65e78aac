"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/combobox";
import { NumberInput } from "@/components/ui/number-input";
import type { Noun } from "@/lib/imports/fields";
import type { Suggestion } from "@/lib/imports/matching";
import type { Choice } from "@/lib/imports/rules";

type Props = {
  name: string;
  suggestions: readonly Suggestion[];
  noun: Noun;
  canCreate: boolean;
  onChoose: (choice: Choice) => void;
  onSearch: (q: string) => Promise<{ id: string; name: string }[]>;
};

/** What one name means: a record like it, another one, a new one, or nothing. */
export function NameChoice({ name, suggestions, noun, canCreate, onChoose, onSearch }: Props) {
  const choose = (id: string) => onChoose({ choose: "existing", id });
  return (
    <div className="flex flex-wrap items-center gap-2" role="group" aria-label={`What “${name}” means`}>
      {suggestions.slice(0, 2).map(({ id, name: label }) => <Button key={id} size="sm" onClick={() => choose(id)}>{label}</Button>)}
      <div className="w-44">
        <Combobox
          label={`Another one for “${name}”`}
          placeholder={suggestions.length > 0 ? "Another one" : "Choose one"}
          value={null}
          onChange={(option) => option && choose(option.value)}
          onSearch={async (q) => (await onSearch(q)).map((each) => ({ value: each.id, label: each.name }))}
        />
      </div>
      {canCreate && <CreateName name={name} noun={noun} onChoose={onChoose} />}
      <Button size="sm" variant="quiet" onClick={() => onChoose({ choose: "empty" })}>Leave it out</Button>
    </div>
  );
}

/** A stage is made with its probability. */
function CreateName({ name, noun, onChoose }: Pick<Props, "name" | "noun" | "onChoose">) {
  const [probability, setProbability] = useState("");
  const create = () => onChoose({ choose: "create", ...(noun === "stage" && probability.trim() && { probability: probability.trim() }) });
  return (
    <>
      {noun === "stage" && (
        <label className="flex items-center gap-1 text-xs text-ink-3">
          <span>at %</span>
          <NumberInput
            controlSize="sm"
            className="w-16"
            kind="percent"
            placeholder="0"
            aria-label={`Probability of the stage “${name}”, in percent`}
            onNumber={setProbability}
          />
        </label>
      )}
      <Button size="sm" onClick={create}>Create it</Button>
    </>
  );
}
