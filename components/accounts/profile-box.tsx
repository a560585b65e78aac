"use client";

import { Box } from "@/components/layout/record-layout";
import { Facts } from "@/components/ui/facts";
import { EditInPlace } from "@/components/ui/in-place-edit";
import type { EditProfile } from "@/lib/accounts/rules";
import { roleName } from "@/components/people/roles";
import type { Outcome } from "@/lib/action";
import type { Role } from "@/lib/people/rules";
import { EmailChange } from "./email-change";
import { ZonePicker } from "./zone-picker";

type Profile = { name: string; email: string | null; username: string; role: Role; timezone: string | null; pendingEmail: string | null };

/** Who I am to others, and how times are shown to me. */
export function ProfileBox({ profile, zones, organizationZone, canMail, onEdit, onAskEmail }: {
  profile: Profile;
  zones: readonly string[];
  organizationZone: string;
  canMail: boolean;
  onEdit: (input: EditProfile) => Promise<Outcome<unknown>>;
  onAskEmail: (input: { email: string; password: string }) => Promise<Outcome<void>>;
}) {
  const { name, email, username, role, timezone, pendingEmail } = profile;
  return (
    <Box title="Profile">
      <Facts
        facts={[
          { label: "Name", value: <EditInPlace label="Name" value={name} onSave={({ value, read }) => onEdit({ field: "name", was: read, value })} /> },
          { label: "E-mail", value: <EmailChange email={email} pending={pendingEmail} canMail={canMail} onAsk={onAskEmail} /> },
          { label: "User name", value: username },
          { label: "Role", value: roleName(role) },
          { label: "Time zone", value: <ZonePicker zones={zones} value={timezone} fallback={`${organizationZone}, as the organization`} onSave={(value) => onEdit({ field: "timezone", was: timezone, value })} /> },
        ]}
      />
    </Box>
  );
}
