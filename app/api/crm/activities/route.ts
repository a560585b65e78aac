import { planActivity } from "@/lib/activities/commands/planning";
import { listActivities } from "@/lib/activities/queries";
import { PlanActivity } from "@/lib/activities/rules";
import { ListActivities } from "@/lib/activities/rules/listing";
import { route } from "@/lib/route";

export const GET = route("activities.read", ListActivities, listActivities);
export const POST = route("activities.edit", PlanActivity, planActivity, { creates: true });
