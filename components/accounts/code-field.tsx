import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Six digits from the authenticator, or one of the recovery codes. */
export function CodeField({ error }: { error?: string | undefined }) {
  return (
    <Field label="Code" needed="Type the six digits, or a recovery code." error={error} hint="Six digits from your authenticator app, or one of your recovery codes.">
      <Input name="code" autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={20} autoFocus className="mono" />
    </Field>
  );
}
