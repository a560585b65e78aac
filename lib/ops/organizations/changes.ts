import "server-only";
import type { ListChanges } from "@/lib/changes/rules";
import type { StaffCtx } from "../context";
import { readNews } from "../news";

/** That an organization was made or changed, for staff who have the list open. */
export function listOrganizationChanges(_: StaffCtx, { since }: ListChanges) {
  return readNews(since, { isAboutOrganizations: true });
}
