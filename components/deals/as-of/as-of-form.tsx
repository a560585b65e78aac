import Form from "next/form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Which past day: a form of the address, so that the board of a day can be sent to somebody. */
export function AsOfForm({ day, before, pipelineId }: { day?: string | undefined; before: string; pipelineId: string }) {
  return (
    <Form action="/deals" className="flex items-end gap-2">
      <Field label="At the end of"><Input key={day} controlSize="sm" type="date" name="asOf" defaultValue={day ?? before} max={before} required /></Field>
      <input type="hidden" name="pipeline" value={pipelineId} />
      <Button type="submit">Show</Button>
    </Form>
  );
}
