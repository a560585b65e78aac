"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Field, Fieldset } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useReader } from "@/components/ui/locale";
import { readNumber, writeNumber } from "@/components/ui/typed-number";
import { Money } from "@/lib/money";
import type { DealFilters, DealSort } from "@/lib/deals/rules/filtering";
import { marks, statuses, type DealChoices, type StageChoice } from "./choices";
import { filteredHref } from "./filtered";
import { MultiPick } from "./multi-pick";

type Props = { filters: DealFilters; sort: DealSort; address: string; stages: readonly StageChoice[]; choices: DealChoices; onChange: (href: string) => void };

type Changes = { [K in keyof DealFilters]?: DealFilters[K] | undefined };

const everybody = [{ value: "me", label: "Me" }, { value: "team", label: "My team" }, { value: "none", label: "Nobody" }];

/** Every way to narrow the deals. Each choice counts at once; what is typed counts when the field is left or Enter is pressed. */
export function FilterForm({ stages, choices, ...address }: Props) {
  const { held, round, change, clear } = useFilters(address);
  const people = [...everybody, ...named(choices.people)];
  return (
    <div key={round} className="grid gap-4">
      <Field label="Text" hint="In the name, the number, the customer."><Input type="search" {...typed("q", held, change)} /></Field>
      <Field label="Owner"><MultiPick options={people} values={held.owner ?? []} placeholder="Anyone" onChange={(owner) => change({ owner: owner as DealFilters["owner"] })} /></Field>
      <Field label="Stage"><MultiPick options={named(stages)} values={held.stage ?? []} placeholder="Any stage" onChange={(stage) => change({ stage })} /></Field>
      <StatusBoxes values={held.status ?? []} onChange={(status) => change({ status })} />
      <div className="grid grid-cols-2 gap-x-2 gap-y-4">
        <AmountField label="Amount from" value={held.min} onChange={(min) => change({ min })} />
        <AmountField label="to" value={held.max} onChange={(max) => change({ max })} />
        <Field label="Close from"><Input type="date" {...typed("from", held, change)} /></Field>
        <Field label="to"><Input type="date" {...typed("to", held, change)} /></Field>
      </div>
      <Fieldset legend="Marks">
        {marks.map(({ name, label }) => <Checkbox key={name} label={label} checked={held[name] ?? false} onChange={({ target }) => change({ [name]: target.checked || undefined })} />)}
      </Fieldset>
      {choices.products.length > 0 && <Field label="Product"><MultiPick options={named(choices.products)} values={held.product ?? []} placeholder="Any product" onChange={(product) => change({ product })} /></Field>}
      {choices.tags.length > 0 && <Field label="Tag"><MultiPick options={choices.tags.map(({ name }) => ({ value: name, label: name }))} values={held.tag ?? []} placeholder="Any tag" onChange={(tag) => change({ tag })} /></Field>}
      <Button size="sm" variant="quiet" className="justify-self-start" onClick={clear}>Clear all</Button>
    </div>
  );
}

/** What the deals are narrowed by, before the page has answered; `round` draws the fields anew once all is cleared. */
function useFilters({ filters, sort, address, onChange }: Pick<Props, "filters" | "sort" | "address" | "onChange">) {
  const [held, setHeld] = useState(filters);
  const [round, setRound] = useState(0);
  const change = (changes: Changes) => {
    const next = Object.fromEntries(Object.entries({ ...held, ...changes }).filter(([, value]) => value !== undefined)) as DealFilters;
    setHeld(next);
    onChange(filteredHref(address, next, sort));
  };
  const clear = () => {
    change(Object.fromEntries(Object.keys(held).filter((name) => name !== "pipeline").map((name) => [name, undefined])));
    setRound(round + 1);
  };
  return { held, round, change, clear };
}

/** A field whose text counts when it is left or Enter is pressed. */
function typed(name: "q" | "from" | "to", held: DealFilters, change: (changes: Changes) => void) {
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const value = currentTarget.value.trim() || undefined;
    if (value !== held[name]) change({ [name]: value });
  };
  return { defaultValue: held[name] ?? "", onBlur: take, onKeyDown: onEnter(take) };
}

type Statuses = NonNullable<DealFilters["status"]>;

function StatusBoxes({ values, onChange }: { values: Statuses; onChange: (values: Statuses) => void }) {
  return (
    <Fieldset legend="Status">
      <div className="flex flex-wrap gap-x-4">
        {statuses.map(({ value, label }) => (
          <Checkbox key={value} label={label} checked={values.includes(value)} onChange={({ target }) => onChange(target.checked ? [...values, value] : values.filter((one) => one !== value))} />
        ))}
      </div>
    </Fieldset>
  );
}

function AmountField({ label, value, onChange }: { label: string; value: string | undefined; onChange: (value: string | undefined) => void }) {
  const { locale } = useReader();
  const [fault, setFault] = useState<string>();
  const take = ({ currentTarget }: { currentTarget: HTMLInputElement }) => {
    const plain = readNumber(currentTarget.value, locale) || undefined;
    const { error } = Money.optional().safeParse(plain);
    setFault(error?.issues[0]?.message);
    if (!error && plain !== value) onChange(plain);
  };
  return <Field label={label} error={fault}><Input inputMode="decimal" defaultValue={writeNumber(value ?? "", locale)} onBlur={take} onKeyDown={onEnter(take)} /></Field>;
}

function onEnter(take: (event: { currentTarget: HTMLInputElement }) => void) {
  return (event: React.KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "Enter") take(event);
  };
}

function named(rows: readonly { id: string; name: string }[]) {
  return rows.map(({ id, name }) => ({ value: id, label: name }));
}
