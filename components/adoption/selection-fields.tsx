import { Checkbox } from "@/components/ui/checkbox";
import { Field, Fieldset } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { Assignable } from "@/lib/adoption/shapes";
import type { LicenseLevel } from "@/lib/generated/prisma/enums";
import { licenseWords } from "./words";

const levels = (Object.keys(licenseWords) as LicenseLevel[]).map((value) => ({ value, label: licenseWords[value] }));
type Chosen = { licenseLevel: LicenseLevel; outcomes: readonly string[]; releases: readonly string[] };

/** Licence, outcomes and releases; none chosen means all. */
export function SelectionFields({ offer, chosen, faults }: { offer: Pick<Assignable, "outcomes" | "releases">; chosen: Chosen; faults: Readonly<Record<string, string>> }) {
  return (
    <>
      <Field label="Licence" error={faults.licenseLevel}><Select name="licenseLevel" options={levels} defaultValue={chosen.licenseLevel} /></Field>
      <Several legend="Outcomes" name="outcomes" all={offer.outcomes} chosen={chosen.outcomes} error={faults.outcomes} />
      <Several legend="Releases" name="releases" all={offer.releases} chosen={chosen.releases} error={faults.releases} />
    </>
  );
}

/** What stands in them. */
export function readSelection(form: HTMLFormElement) {
  const data = new FormData(form);
  const licenseLevel = levels.find(({ value }) => value === data.get("licenseLevel"))?.value ?? "ESSENTIAL";
  return { licenseLevel, outcomes: data.getAll("outcomes").map(String), releases: data.getAll("releases").map(String) };
}

function Several({ legend, name, all, chosen, error }: { legend: string; name: string; all: readonly { id: string; name: string }[]; chosen: readonly string[]; error: string | undefined }) {
  if (all.length === 0) return null;
  return (
    <Fieldset legend={legend} hint="None chosen means all." error={error}>
      <div className="grid max-h-40 gap-1 overflow-y-auto">{all.map((one) => <Checkbox key={one.id} name={name} value={one.id} label={one.name} defaultChecked={chosen.includes(one.id)} />)}</div>
    </Fieldset>
  );
}
