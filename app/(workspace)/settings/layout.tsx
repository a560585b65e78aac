import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { requireContext } from "@/lib/auth/context";
import { listSettingsPlaces } from "@/lib/shell/places";

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext("account.read");
  return <SettingsFrame places={listSettingsPlaces(ctx)}>{children}</SettingsFrame>;
}
