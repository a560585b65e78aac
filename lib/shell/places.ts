import type { Ctx } from "@/lib/auth/context";
import { may, type Permission } from "@/lib/auth/permissions";
import { mayImport } from "@/lib/imports/rights";

type Place = { href: string; label: string; needs: Permission; isFor?: (ctx: Ctx) => boolean };

/** What this person can set, in the order of the settings' navigation; the command palette goes to the same. */
export function listSettingsPlaces(ctx: Ctx) {
  return settingsPlaces.filter(({ needs, isFor }) => may(ctx, needs) && (!isFor || isFor(ctx))).map(({ href, label }) => ({ href, label }));
}

const settingsPlaces: readonly Place[] = [
  { href: "/settings/account", label: "Your account", needs: "account.read" },
  { href: "/settings/organization", label: "Organization", needs: "organizations.read" },
  { href: "/settings/calendar", label: "Calendar", needs: "organizations.edit" },
  { href: "/settings/people", label: "People", needs: "people.read" },
  { href: "/settings/pipelines", label: "Pipelines", needs: "pipelines.read" },
  { href: "/settings/tags", label: "Tags", needs: "tags.read" },
  { href: "/settings/products", label: "Products", needs: "products.read" },
  { href: "/settings/rates", label: "Exchange rates", needs: "rates.read" },
  { href: "/settings/fields", label: "Fields", needs: "fields.read" },
  { href: "/settings/imports", label: "Imports", needs: "imports.read", isFor: mayImport },
  { href: "/settings/trash", label: "Trash", needs: "changes.undo" },
  { href: "/settings/telemetry", label: "Telemetry", needs: "telemetry.read" },
  { href: "/settings/keys", label: "API keys", needs: "keys.read" },
  { href: "/settings/privacy", label: "Personal data", needs: "privacy.read" },
  { href: "/settings/audit", label: "Audit", needs: "audit.read" },
];
