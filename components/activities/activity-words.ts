import { ClipboardList, Mail, Phone, SquareCheck, TestTube, Users, type LucideIcon } from "lucide-react";
import type { ActivityType } from "@/lib/activities/rules";

export const activityIcons: Record<ActivityType, LucideIcon> = { CALL: Phone, EMAIL: Mail, MEETING: Users, TASK: ClipboardList, TODO: SquareCheck, SAMPLE: TestTube };
export const activityKinds = [
  { value: "CALL", label: "Call" },
  { value: "EMAIL", label: "E-mail" },
  { value: "MEETING", label: "Meeting" },
  { value: "TASK", label: "Task" },
  { value: "TODO", label: "To-do" },
  { value: "SAMPLE", label: "Sample" },
] as const;
export const priorities = [{ value: "LOW", label: "Low" }, { value: "MEDIUM", label: "Medium" }, { value: "HIGH", label: "High" }, { value: "URGENT", label: "Urgent" }] as const;
/** What somebody did, by kind: "completed a call". */
export const aKind: Record<ActivityType, string> = { CALL: "a call", EMAIL: "an e-mail", MEETING: "a meeting", TASK: "a task", TODO: "a to-do", SAMPLE: "a sample" };
