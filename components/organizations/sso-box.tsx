"use client";

import { useRef, type FormEvent } from "react";
import { PasswordInput } from "@/components/accounts/password-input";
import { textsOf, useAsk } from "@/components/accounts/use-ask";
import { Box } from "@/components/layout/record-layout";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ErrorLine, Field } from "@/components/ui/field";
import { Form } from "@/components/ui/form";
import { Input } from "@/components/ui/input";
import { toastDone } from "@/components/ui/toast";
import type { Outcome } from "@/lib/action";
import type { Connection } from "@/lib/organizations/queries";
import type { SaveConnection } from "@/lib/organizations/rules";

type Props = {
  connection: Connection | null;
  callbackUrl: string | null;
  onSave: (input: SaveConnection) => Promise<Outcome<void>>;
  onRemove: () => Promise<Outcome<void>>;
};

/** The organization's own sign-in, by OpenID Connect. Only people who are already here come in by it. */
export function SsoBox({ connection, callbackUrl, onSave, onRemove }: Props) {
  const { form, submit, working, message, errorAt } = useConnection(onSave);
  const standing = connection ? <Badge tone="healthy">On</Badge> : <Badge>Off</Badge>;
  return (
    <Box title="Company sign-in" aside={standing} actions={connection && <TurnOff onRemove={onRemove} />}>
      <Form ref={form} method="post" onSubmit={submit} className="grid max-w-[480px] gap-4">
        <ConnectionFields connection={connection} errorAt={errorAt} />
        {callbackUrl && (
          <p className="text-xs text-ink-3">
            Enter this as the redirect address there: <span className="mono select-all [overflow-wrap:anywhere]">{callbackUrl}</span>
          </p>
        )}
        {message && <ErrorLine>{message}</ErrorLine>}
        <div><Button type="submit" working={working}>{connection ? "Save" : "Turn on"}</Button></div>
      </Form>
    </Box>
  );
}

function ConnectionFields({ connection, errorAt }: Pick<Props, "connection"> & { errorAt: (field: string) => string | undefined }) {
  const stored = connection ? "Stored. Leave it empty to keep it." : "Stored encrypted, never shown again.";
  return (
    <>
      <Field label="Issuer" hint="OpenID Connect, such as https://login.example.com/v2." error={errorAt("issuer")}>
        <Input name="issuer" type="url" defaultValue={connection?.issuer} />
      </Field>
      <Field label="Client id" error={errorAt("clientId")}><Input name="clientId" autoComplete="off" defaultValue={connection?.clientId} /></Field>
      <Field label="Client secret" hint={stored} error={errorAt("clientSecret")}><PasswordInput name="clientSecret" autoComplete="off" /></Field>
      <Field label="Domains" hint="Whose addresses sign in with it, separated by commas." error={errorAt("domains") ?? errorAt("domains.0")}>
        <Input name="domains" defaultValue={connection?.domains.join(", ")} />
      </Field>
    </>
  );
}

function TurnOff({ onRemove }: Pick<Props, "onRemove">) {
  const remove = async () => {
    const outcome = await onRemove();
    return outcome.ok ? ({ ok: true } as const) : outcome;
  };
  return (
    <AlertDialog title="Turn off company sign-in" confirm="Turn off" onConfirm={remove} trigger={<Button size="sm" variant="quiet">Turn off</Button>}>
      People sign in with their passwords again. Whoever never had one gets a link from you under People.
    </AlertDialog>
  );
}

/** A saved secret does not stay in its field. */
function useConnection(onSave: Props["onSave"]) {
  const form = useRef<HTMLFormElement>(null);
  const { ask, working, message, errorAt } = useAsk<void>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const text = textsOf(event);
    const domains = text("domains").split(",").map((domain) => domain.trim()).filter(Boolean);
    const connection = { issuer: text("issuer").trim(), clientId: text("clientId"), clientSecret: text("clientSecret"), domains };
    ask(() => onSave(connection), () => {
      const secret = form.current?.elements.namedItem("clientSecret");
      if (secret instanceof HTMLInputElement) secret.value = "";
      toastDone({ object: "Company sign-in", message: "is on." });
    });
  };
  return { form, submit, working, message, errorAt };
}
