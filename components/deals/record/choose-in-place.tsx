"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition, type ReactNode } from "react";
import { answered } from "@/components/ui/answered";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { ConflictChoice } from "@/components/ui/conflict-choice";
import { DateTime } from "@/components/ui/date-time";
import { ErrorLine } from "@/components/ui/field";
import type { Edit, Saved } from "@/components/ui/in-place-edit";

type Clash = { yours: unknown; theirs: unknown; byName: string; at: string };
type Props = {
  label: string;
  value: ComboboxOption | null;
  options?: readonly ComboboxOption[] | undefined;
  onSearch?: ((query: string) => Promise<readonly ComboboxOption[]>) | undefined;
  onCreate?: ((text: string) => void) | undefined;
  onSave: (edit: Edit) => Promise<Saved>;
  placeholder: string;
  clearable?: boolean | undefined;
  disabled?: boolean | undefined;
  face?: ReactNode;
};

/** One of many, in place: looks like text, opens a list, saves what is chosen. If somebody was faster both values are shown. */
export function ChooseInPlace({ label, value, options = [], onSave, face, ...list }: Props) {
  const { chosen, told: { clash, error }, working, save, leave } = useChoice(value, onSave);
  if (clash && chosen !== undefined) {
    const theirs = typeof clash.theirs === "string" ? clash.theirs : "";
    const named = [...options, ...(value ? [value] : [])].find((option) => option.value === theirs)?.label ?? (theirs ? "Another choice" : "");
    return (
      <ConflictChoice
        yours={chosen?.label} theirs={named} byName={clash.byName} when={<DateTime value={clash.at} />} working={working}
        onKeepMine={() => save(chosen, theirs)} onTakeTheirs={leave} onCancel={leave}
      />
    );
  }
  const shown = chosen === undefined ? value : chosen;
  return (
    <>
      <Combobox
        quiet label={label} options={options} value={shown} onChange={(option) => option?.value !== value?.value && save(option)}
        face={chosen === undefined && value ? face : undefined} {...list}
      />
      {error && <ErrorLine>{error}</ErrorLine>}
    </>
  );
}

/** What was chosen until it is saved: undefined when nothing is; what the server said against it. */
function useChoice(value: ComboboxOption | null, onSave: Props["onSave"]) {
  const [chosen, setChosen] = useState<ComboboxOption | null | undefined>(undefined);
  const [told, setTold] = useState<{ error?: string; clash?: Clash }>({});
  const [working, start] = useTransition();
  const router = useRouter();
  const save = (option: ComboboxOption | null, read = value?.value ?? "") => {
    setChosen(option);
    setTold({});
    start(async () => {
      const answer: Saved = await answered(onSave({ value: option?.value ?? "", read }));
      if (!answer.ok && answer.conflict) router.refresh(); // whose value it lost to stands on the page then, by its name
      start(() => {
        if (!answer.ok) setTold(answer.conflict ? { clash: answer.conflict } : { error: Object.values(answer.fields ?? {})[0] ?? answer.message });
        if (answer.ok || !answer.conflict) setChosen(undefined);
      });
    });
  };
  const leave = () => {
    setChosen(undefined);
    setTold({});
  };
  return { chosen, told, working, save, leave };
}
