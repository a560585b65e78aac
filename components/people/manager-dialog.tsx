"use client";

import { useState } from "react";
import { useAsk } from "@/components/accounts/use-ask";
import { Button } from "@/components/ui/button";
import { Combobox, type ComboboxOption } from "@/components/ui/combobox";
import { Dialog, DialogClose, DialogFormFooter } from "@/components/ui/dialog";
import { ErrorLine, Field } from "@/components/ui/field";
import type { Outcome } from "@/lib/action";

/** Who stands above somebody: what is theirs is the manager's to see to. `options` or `onSearch`, as long as the list is. */
export function ManagerDialog({ name, manager, options, onSearch, onSave, onClose }: {
  name: string;
  manager: ComboboxOption | null;
  options?: readonly ComboboxOption[] | undefined;
  onSearch?: ((query: string) => Promise<readonly ComboboxOption[]>) | undefined;
  onSave: (managerId: string | null) => Promise<Outcome<unknown>>;
  onClose: () => void;
}) {
  const [chosen, setChosen] = useState(manager);
  const { ask, working, message, errorAt } = useAsk<unknown>();
  return (
    <Dialog title={`Manager of ${name}`} open onOpenChange={(open) => !open && onClose()}>
      <Field label="Manager" error={errorAt("managerId")}><Combobox label="Manager" value={chosen} onChange={setChosen} options={options} onSearch={onSearch} placeholder="Nobody" clearable /></Field>
      {message && <ErrorLine>{message}</ErrorLine>}
      <DialogFormFooter>
        <DialogClose><Button variant="quiet">Cancel</Button></DialogClose>
        <Button variant="primary" working={working} onClick={() => ask(() => onSave(chosen?.value ?? null), onClose)}>Set manager</Button>
      </DialogFormFooter>
    </Dialog>
  );
}
