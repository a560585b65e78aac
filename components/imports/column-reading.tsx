"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { ColumnRow } from "@/lib/imports/queries/columns";
import type { Question } from "@/lib/imports/questions";
import { useReader } from "@/components/ui/locale";

type Reading = { decimal?: "." | "," | null; dateOrder?: "ymd" | "dmy" | "mdy" | null; scale?: 0 | 3 | 6 };

/** Decimal mark and date order where the values leave them open, and the scale of an amount. */
export function ColumnReading({ column, questions, set }: { column: ColumnRow; questions: readonly Question[]; set: (reading: Reading) => void }) {
  const { locale } = useReader();
  const own = questions.filter((question) => "column" in question && question.column === column.column);
  const asked = own.find((question) => question.about === "decimal" || question.about === "dateOrder");
  const scaling = own.find((question) => question.about === "scale");
  const isNumber = column.kind === "money" || column.kind === "number" || (column.target.to === "custom" && column.target.type === "NUMBER");
  const isDate = column.kind === "date" || column.kind === "instant" || (column.target.to === "custom" && column.target.type === "DATE");
  const values = asked && "examples" in asked ? `It holds ${asked.examples.map((each) => `“${each}”`).join(", ")}: both fit.` : undefined;
  return (
    <div className="grid gap-2">
      {isNumber && (column.isOpen.decimal || asked?.about === "decimal" || column.decimal === ",") && (
        <Field label={`Decimal mark of ${column.name}`} labelHidden hint={values}>
          <Select controlSize="sm" empty={column.decimal === null ? "Point or comma?" : undefined} value={column.decimal ?? ""} onChange={(event) => set({ decimal: event.target.value === "," ? "," : "." })} options={[{ value: ".", label: "1,234.50 (decimal point)" }, { value: ",", label: "1.234,50 (decimal comma)" }]} />
        </Field>
      )}
      {isDate && (column.isOpen.dateOrder || asked?.about === "dateOrder" || column.dateOrder === "dmy" || column.dateOrder === "mdy") && (
        <Field label={`Date order of ${column.name}`} labelHidden hint={values}>
          <Select controlSize="sm" empty={column.dateOrder === null ? "Day or month first?" : undefined} value={column.dateOrder ?? ""} onChange={(event) => set({ dateOrder: event.target.value === "mdy" ? "mdy" : "dmy" })} options={[{ value: "dmy", label: "Day first (31/12/2026)" }, { value: "mdy", label: "Month first (12/31/2026)" }]} />
        </Field>
      )}
      {isNumber && (
        <Field label={`Scale of ${column.name}`} labelHidden hint={scaling?.about === "scale" ? `${scaling.reason}. Multiply by ${(10 ** scaling.scale).toLocaleString(locale)}?` : undefined}>
          <Select controlSize="sm" value={String(column.scale)} onChange={(event) => set({ scale: event.target.value === "6" ? 6 : event.target.value === "3" ? 3 : 0 })} options={[{ value: "0", label: "As it is" }, { value: "3", label: "Thousands (× 1,000)" }, { value: "6", label: "Millions (× 1,000,000)" }]} />
        </Field>
      )}
    </div>
  );
}
