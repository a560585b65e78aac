import "server-only";
import { readChanges } from "@/lib/changes/reading";
import { everything } from "@/lib/db/everything";
import { Prisma } from "@/lib/generated/prisma/client";

/** What the portal's lists hear of, over all organizations: a project's facts and an organization's own, in the words of the index. A colleague's search is no news. */
const news = Prisma.sql`("projectId" is not null or entity = 'Organization') and action <> 'staff.searched'`;

/** Since a cursor; without one only a cursor to begin with. */
export function readNews(since: string | undefined, { isAboutOrganizations = false } = {}) {
  return readChanges(everything, isAboutOrganizations ? Prisma.sql`${news} and entity = 'Organization'` : news, since);
}
