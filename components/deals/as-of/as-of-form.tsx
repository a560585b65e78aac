import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Which past day: a form of the address, so that the board of a day can be sent to somebody. */
export function AsOfForm({ day, before, pipelineId, inLine = false }: { inLine?: boolean; day?: string | undefined; before: string; pipelineId: string }) {
  return (
    <Form action="/deals" className={inLine ? "flex items-center gap-2" : "flex items-end gap-2"}>
      {inLine && <span aria-hidden="true" className="whitespace-nowrap text-ink-3">At the end of</span>}
      <Field label="At the end of" labelHidden={inLine}><Input key={day} controlSize="sm" type="date" name="asOf" defaultValue={day ?? before} max={before} /></Field>
      <input type="hidden" name="pipeline" value={pipelineId} />
      <Button type="submit">Show</Button>
    </Form>
  );
}
