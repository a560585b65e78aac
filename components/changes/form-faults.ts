import type { z } from "zod";

/** What is wrong in a form, by the name of its field; what belongs to none stands under "form". */
export type Faults = Readonly<Record<string, string>>;

/** What a schema finds: of each field the first. */
export function faultsIn({ issues }: z.ZodError): Faults {
  return Object.fromEntries(issues.toReversed().map(({ path, message }) => [path.join("."), message]));
}

/** What a refusal says: beside the fields it names, else above the form. */
export function faultsOf({ message, fields }: { message: string; fields?: Faults | undefined }): Faults {
  return { form: fields ? "" : message, ...fields };
}
