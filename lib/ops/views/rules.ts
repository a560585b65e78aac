import { z } from "zod";
import { Picture, SaveView } from "@/lib/views/rules";

/** The lists of the portal whose filters are kept, as their addresses begin. */
export const StaffPlace = z.enum(["ops/implementations"]);
export type StaffPlace = z.infer<typeof StaffPlace>;

/** A new view, or with `viewId` the same view with what is shown now. Shared: every colleague sees it. */
export const SaveStaffView = SaveView.extend({ entity: StaffPlace });
export type SaveStaffView = z.infer<typeof SaveStaffView>;

/** What a change of a view replaces, kept for its undo. */
export const StandingView = z.object({ name: z.string(), ownerId: z.uuid().nullable(), picture: Picture });
export type StandingView = z.infer<typeof StandingView>;
