"use client";

import { useAct } from "@/components/changes/use-act";
import { Box } from "@/components/layout/record-layout";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import type { OrganizationSettings } from "@/lib/organizations/queries";
import { EditOrganization } from "@/lib/organizations/rules";
import type { OrganizationActions } from "./organization-box";

const twoStep: RadioOption[] = [
  { value: "OPTIONAL", label: "Whoever wants it" },
  { value: "ADMINS", label: "Administrators", detail: "They set it up before anything else at their next visit." },
  { value: "ALL", label: "Everybody", detail: "All set it up before anything else at their next visit." },
];
const support: RadioOption[] = [
  { value: "OPEN_WITH_NOTICE", label: "Open, with notice", detail: "The vendor's staff may look as one of you; administrators are told." },
  { value: "APPROVAL_REQUIRED", label: "Only after an administrator agreed" },
  { value: "CLOSED", label: "Closed" },
];

/** Who may change what, and how safely everybody signs in. */
export function PolicyBox({ organization, canEdit, onEdit, onUndo }: OrganizationActions & { organization: OrganizationSettings; canEdit: boolean }) {
  const { run } = useAct(onUndo);
  const { name, isEditingOpen, mfaPolicy, supportAccessPolicy } = organization;
  const locked = (options: RadioOption[]) => options.map((each) => ({ ...each, disabled: !canEdit }));
  const choose = (field: "mfaPolicy" | "supportAccessPolicy", was: string, value: string, message: string) => void run(onEdit, EditOrganization.parse({ field, was, value }), { object: name, message });
  const open = (isOpen: boolean) => {
    const message = isOpen ? "lets users change every record now." : "lets users change their own and their team's records now.";
    void run(onEdit, { field: "isEditingOpen", was: isEditingOpen, value: isOpen }, { object: name, message });
  };
  return (
    <Box title="Policies">
      <div className="grid gap-6">
        <Switch
          label="Everybody edits everything"
          detail="Otherwise a user changes their own customers, leads and deals, and those of their team."
          checked={isEditingOpen}
          disabled={!canEdit}
          onChange={({ target: { checked } }) => open(checked)}
        />
        <RadioGroup legend="Two-step sign-in is asked of" name="mfaPolicy" options={locked(twoStep)} value={mfaPolicy} onChange={(value) => choose("mfaPolicy", mfaPolicy, value, "has a new rule for signing in.")} />
        <RadioGroup legend="Support access" name="supportAccessPolicy" options={locked(support)} value={supportAccessPolicy} onChange={(value) => choose("supportAccessPolicy", supportAccessPolicy, value, "has a new rule for support.")} />
      </div>
    </Box>
  );
}
