import type { Permission } from "@/lib/auth/permissions";

type Place = { href: string; label: string; needs: Permission };

/** What can be set, in the order of the settings' navigation; the command palette goes to the same. */
export const settingsPlaces: readonly Place[] = [
  { href: "/settings/account", label: "Your account", needs: "account.read" },
  { href: "/settings/organization", label: "Organization", needs: "organizations.read" },
  { href: "/settings/people", label: "People", needs: "people.read" },
  { href: "/settings/pipelines", label: "Pipelines", needs: "pipelines.read" },
  { href: "/settings/imports", label: "Imports", needs: "imports.read" },
];
