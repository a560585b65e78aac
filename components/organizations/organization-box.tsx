"use client";

import { useAct, type Act, type Undo } from "@/components/changes/use-act";
import { Box } from "@/components/layout/record-layout";
import { Combobox } from "@/components/ui/combobox";
import { Facts, type Fact } from "@/components/ui/facts";
import { EditInPlace, type Edit, type Saved } from "@/components/ui/in-place-edit";
import type { OrganizationSettings } from "@/lib/organizations/queries";
import type { EditOrganization } from "@/lib/organizations/rules";

export type OrganizationActions = { onEdit: Act<EditOrganization>; onUndo: Undo };
type Choices = { zones: readonly string[]; locales: readonly string[]; currencies: readonly string[] };

type Props = OrganizationActions & { organization: OrganizationSettings; canEdit: boolean; choices: Choices };

/** Name, place and language: what every page of everybody reads. */
export function OrganizationBox(props: Props) {
  const [name, ...texts] = useTexts(props);
  const choices = useChoices(props);
  return (
    <Box title="Organization" aside={props.organization.slug}>
      <Facts facts={[name, ...choices, ...texts]} />
    </Box>
  );
}

/** What is typed: the name, the domains, the industry and the industries that are sold to. */
function useTexts({ organization, canEdit, onEdit, onUndo }: Props): [Fact, ...Fact[]] {
  const { run } = useAct(onUndo);
  const { name, domains, industry, targetIndustries } = organization;
  const save = (edit: EditOrganization, message: string) => run(onEdit, edit, { object: name, message, isInForm: true });
  const list = (value: string) => value.split(",").map((part) => part.trim()).filter(Boolean);
  const fact = (label: string, value: string, onSave: (edit: Edit) => Promise<Saved>, placeholder?: string) =>
    ({ label, value: canEdit ? <EditInPlace label={label} value={value} placeholder={placeholder} onSave={onSave} /> : value });
  return [
    fact("Name", name, ({ value, read }) => save({ field: "name", was: read, value }, `is called ${value} now.`)),
    fact("Domains", domains.join(", "), ({ value, read }) => save({ field: "domains", was: list(read), value: list(value) }, "has new domains."), "None"),
    fact("Industry", industry ?? "", ({ value, read }) => save({ field: "industry", was: read || null, value }, "has a new industry.")),
    fact("Target industries", targetIndustries.join(", "), ({ value, read }) => (
      save({ field: "targetIndustries", was: list(read), value: list(value) }, "has new target industries.")
    ), "None"),
  ];
}

/** What is chosen from a list. */
function useChoices({ organization, canEdit, choices, onEdit, onUndo }: Props): Fact[] {
  const { run } = useAct(onUndo);
  const { name, timezone, locale, currencyCode } = organization;
  const pick = (edit: EditOrganization, message: string) => void run(onEdit, edit, { object: name, message });
  const fact = (label: string, value: string, values: readonly string[], onChoose: (value: string) => void) =>
    ({ label, value: canEdit ? <Choose label={label} value={value} values={values} onChoose={onChoose} /> : option(value).label });
  return [
    fact("Time zone", timezone, choices.zones, (value) => pick({ field: "timezone", was: timezone, value }, `keeps the time of ${value} now.`)),
    fact("Language", locale, choices.locales, (value) => pick({ field: "locale", was: locale, value }, "writes dates and numbers the new way now.")),
    fact("Currency", currencyCode, choices.currencies, (value) => pick({ field: "currencyCode", was: currencyCode, value }, `begins new deals in ${value} now.`)),
  ];
}

function Choose({ label, value, values, onChoose }: { label: string; value: string; values: readonly string[]; onChoose: (value: string) => void }) {
  return (
    <div className="max-w-[320px]">
      <Combobox label={label} options={values.map(option)} value={option(value)} onChange={(next) => next && onChoose(next.value)} />
    </div>
  );
}

function option(value: string) {
  return { value, label: value.replaceAll("_", " ") };
}
