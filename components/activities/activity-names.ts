import type { ActivityType } from "@/lib/activities/rules";

/** What each kind is called; a file of its own, since the board needs it before anything else of activities. */
export const activityNames: Record<ActivityType, string> = { CALL: "Call", EMAIL: "E-mail", MEETING: "Meeting", TASK: "Task", TODO: "To-do", SAMPLE: "Sample" };
