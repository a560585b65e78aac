"use server";

import { action } from "@/lib/action";
import * as calendars from "@/lib/calendars/commands";
import { EditCalendar, UndoCalendar } from "@/lib/calendars/rules/editing";

export const editCalendar = action("organizations.edit", EditCalendar, calendars.editCalendar);
export const undoCalendar = action("organizations.edit", UndoCalendar, calendars.undoCalendar);
