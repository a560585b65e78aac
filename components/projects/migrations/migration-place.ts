import type { ImportPlace } from "@/components/imports/import-place";
import { migrationsHref } from "@/lib/ops/imports/rules";

/** The wizard on a project's pages; the records it makes are the client's own, and open from there only. */
export function migrationPlace(projectId: string, clientName: string): ImportPlace {
  const home = migrationsHref(projectId);
  return { home, api: "/api/ops/imports", sent: { projectId }, crumbs: [{ href: `/ops/implementations/${projectId}`, label: clientName }, { href: home, label: "Imports" }], opensRecords: false };
}
