import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { requireContext } from "@/lib/auth/context";
import { may } from "@/lib/auth/permissions";
import { settingsPlaces } from "@/lib/shell/places";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext("account.read");
  return <SettingsFrame places={settingsPlaces.filter(({ needs }) => may(ctx, needs))}>{children}</SettingsFrame>;
}
