import type { ReactNode } from "react";
import { SettingsFrame } from "@/components/organizations/settings-frame";
import { requireContext } from "@/lib/auth/context";
import { may, type Permission } from "@/lib/auth/permissions";

const places: readonly { href: string; label: string; needs: Permission }[] = [
  { href: "/settings/account", label: "Your account", needs: "account.read" },
  { href: "/settings/organization", label: "Organization", needs: "organizations.read" },
  { href: "/settings/people", label: "People", needs: "people.read" },
  { href: "/settings/pipelines", label: "Pipelines", needs: "pipelines.read" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const ctx = await requireContext("account.read");
  return <SettingsFrame places={places.filter(({ needs }) => may(ctx, needs))}>{children}</SettingsFrame>;
}
