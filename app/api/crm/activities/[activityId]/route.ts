import { deleteActivity } from "@/lib/activities/commands/deleting";
import { patchActivity } from "@/lib/activities/commands/editing";
import { getActivity } from "@/lib/activities/queries";
import { DeleteActivity, GetActivity, PatchActivity } from "@/lib/activities/rules";
import { route } from "@/lib/route";

export const GET = route("activities.read", GetActivity, getActivity);
export const PATCH = route("activities.edit", PatchActivity, patchActivity);
export const DELETE = route("activities.edit", DeleteActivity, deleteActivity);
