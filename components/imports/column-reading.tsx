"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ColumnRow } from "@/lib/imports/queries/columns";
import type { Question } from "@/lib/imports/questions";
import { useReader } from "@/components/ui/locale";

type Reading = { decimal?: "." | "," | null; dateOrder?: "ymd" | "dmy" | "mdy" | null; scale?: 0 | 3 | 6 };

type Props = { column: ColumnRow; questions: readonly Question[]; set: (reading: Reading) => void };
type One = Pick<Props, "column" | "set">;

const MARKS = [{ value: ".", label: "1,234.50 (decimal point)" }, { value: ",", label: "1.234,50 (decimal comma)" }];
const ORDERS = [{ value: "dmy", label: "Day first (31/12/2026)" }, { value: "mdy", label: "Month first (12/31/2026)" }];
const SCALES = [{ value: "0", label: "As it is" }, { value: "3", label: "Thousands (× 1,000)" }, { value: "6", label: "Millions (× 1,000,000)" }];

/** Decimal mark and date order where the values leave them open, and the scale of an amount. */
export function ColumnReading({ column, questions, set }: Props) {
  const { kind, target, isOpen, decimal, dateOrder } = column;
  const own = questions.filter((question) => "column" in question && question.column === column.column);
  const asked = own.find((question) => question.about === "decimal" || question.about === "dateOrder");
  const custom = target.to === "custom" ? target.type : null;
  const isNumber = kind === "money" || kind === "number" || custom === "NUMBER";
  const isDate = kind === "date" || kind === "instant" || custom === "DATE";
  const hint = asked && "examples" in asked ? `It holds ${asked.examples.map((each) => `“${each}”`).join(", ")}: both fit.` : undefined;
  const asksMark = isNumber && (isOpen.decimal || asked?.about === "decimal" || decimal === ",");
  const asksOrder = isDate && (isOpen.dateOrder || asked?.about === "dateOrder" || dateOrder === "dmy" || dateOrder === "mdy");
  return (
    <div className="grid gap-2">
      {asksMark && <DecimalMark column={column} set={set} hint={hint} />}
      {asksOrder && <DateOrder column={column} set={set} hint={hint} />}
      {isNumber && <Scale column={column} set={set} asked={own.find((question) => question.about === "scale")} />}
    </div>
  );
}

type Hinted = One & { hint: string | undefined };

function DecimalMark({ column: { name, decimal }, set, hint }: Hinted) {
  return (
    <Field label={`Decimal mark of ${name}`} labelHidden hint={hint}>
      <Select
        controlSize="sm"
        empty={decimal === null ? "Point or comma?" : undefined}
        value={decimal ?? ""}
        onChange={(event) => set({ decimal: event.target.value === "," ? "," : "." })}
        options={MARKS}
      />
    </Field>
  );
}

function DateOrder({ column: { name, dateOrder }, set, hint }: Hinted) {
  return (
    <Field label={`Date order of ${name}`} labelHidden hint={hint}>
      <Select
        controlSize="sm"
        empty={dateOrder === null ? "Day or month first?" : undefined}
        value={dateOrder ?? ""}
        onChange={(event) => set({ dateOrder: event.target.value === "mdy" ? "mdy" : "dmy" })}
        options={ORDERS}
      />
    </Field>
  );
}

function Scale({ column: { name, scale }, set, asked }: One & { asked: Question | undefined }) {
  const { locale } = useReader();
  const hint = asked?.about === "scale" ? `${asked.reason}. Multiply by ${(10 ** asked.scale).toLocaleString(locale)}?` : undefined;
  const choose = (chosen: string) => set({ scale: chosen === "6" ? 6 : chosen === "3" ? 3 : 0 });
  return (
    <Field label={`Scale of ${name}`} labelHidden hint={hint}>
      <Select controlSize="sm" value={String(scale)} onChange={(event) => choose(event.target.value)} options={SCALES} />
    </Field>
  );
}
