import "server-only";
import { cache } from "react";
import { everything } from "@/lib/db/everything";
import { Picture } from "@/lib/views/rules";
import type { StaffCtx } from "../context";

/** One's own views and the shared ones, by name, at most 100; asked once per request. Nobody sees another's own. */
export const listStaffViews = cache(async ({ staffId }: StaffCtx) => {
  const rows = await everything.staffView.findMany({
    where: { deletedAt: null, OR: [{ ownerId: null }, { ownerId: staffId }] }, select: { id: true, entity: true, name: true, ownerId: true, picture: true }, orderBy: [{ name: "asc" }, { id: "asc" }], take: 100,
  });
  return rows.map(({ picture, ownerId, ...view }) => {
    const { sort = null, layout = null, grouping = null, ...shown } = Picture.parse(picture);
    return { ...view, isShared: ownerId === null, sort, layout, grouping, ...shown };
  });
});
