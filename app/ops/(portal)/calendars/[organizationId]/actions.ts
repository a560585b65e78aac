"use server";

import * as calendars from "@/lib/calendars/commands";
import { EditCalendar, UndoCalendar } from "@/lib/calendars/rules/editing";
import { staffAction } from "@/lib/ops/action";
import { inOrganization } from "@/lib/ops/calendars/entering";

export const editCalendar = staffAction("manage_projects", EditCalendar, inOrganization(calendars.editCalendar));
export const undoCalendar = staffAction("manage_projects", UndoCalendar, inOrganization(calendars.undoCalendar));
