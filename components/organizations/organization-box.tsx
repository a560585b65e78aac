"use client";

import { useAct, type Act, type Undo } from "@/components/changes/use-act";
import { Box } from "@/components/layout/record-layout";
import { Combobox } from "@/components/ui/combobox";
import { Facts } from "@/components/ui/facts";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { OrganizationSettings } from "@/lib/organizations/queries";
import type { EditOrganization } from "@/lib/organizations/rules";

export type OrganizationActions = { onEdit: Act<EditOrganization>; onUndo: Undo };
type Choices = { zones: readonly string[]; locales: readonly string[]; currencies: readonly string[] };

/** Name, place and language: what every page of everybody reads. */
export function OrganizationBox({ organization, canEdit, choices, onEdit, onUndo }: OrganizationActions & { organization: OrganizationSettings; canEdit: boolean; choices: Choices }) {
  const { run } = useAct(onUndo);
  const { name, timezone, locale, currencyCode, domains, industry, targetIndustries } = organization;
  const save = (edit: EditOrganization, message: string) => run(onEdit, edit, { object: name, message, isInForm: true });
  const pick = (edit: EditOrganization, message: string) => void run(onEdit, edit, { object: name, message });
  const list = (value: string) => value.split(",").map((part) => part.trim()).filter(Boolean);
  const combobox = (label: string, value: string, values: readonly string[], choose: (value: string) => void) =>
    canEdit ? <div className="max-w-[320px]"><Combobox label={label} options={values.map(option)} value={option(value)} onChange={(next) => next && choose(next.value)} /></div> : option(value).label;
  return (
    <Box title="Organization" aside={organization.slug}>
      <Facts
        facts={[
          { label: "Name", value: canEdit ? <EditInPlace label="Name" value={name} onSave={({ value, read }) => save({ field: "name", was: read, value }, `is called ${value} now.`)} /> : name },
          { label: "Time zone", value: combobox("Time zone", timezone, choices.zones, (value) => pick({ field: "timezone", was: timezone, value }, `keeps the time of ${value} now.`)) },
          { label: "Language", value: combobox("Language", locale, choices.locales, (value) => pick({ field: "locale", was: locale, value }, "writes dates and numbers the new way now.")) },
          { label: "Currency", value: combobox("Currency", currencyCode, choices.currencies, (value) => pick({ field: "currencyCode", was: currencyCode, value }, `begins new deals in ${value} now.`)) },
          { label: "Domains", value: canEdit ? <EditInPlace label="Domains" value={domains.join(", ")} placeholder="None" onSave={({ value, read }) => save({ field: "domains", was: list(read), value: list(value) }, "has new domains.")} /> : domains.join(", ") },
          { label: "Industry", value: canEdit ? <EditInPlace label="Industry" value={industry ?? ""} onSave={({ value, read }) => save({ field: "industry", was: read || null, value }, "has a new industry.")} /> : industry },
          { label: "Target industries", value: canEdit ? <EditInPlace label="Target industries" value={targetIndustries.join(", ")} placeholder="None" onSave={({ value, read }) => save({ field: "targetIndustries", was: list(read), value: list(value) }, "has new target industries.")} /> : targetIndustries.join(", ") },
        ]}
      />
    </Box>
  );
}

function option(value: string) {
  return { value, label: value.replaceAll("_", " ") };
}
