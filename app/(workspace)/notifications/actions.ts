"use server";

import { action } from "@/lib/action";
import * as notifications from "@/lib/notifications/commands";
import { MarkAllRead, MarkRead } from "@/lib/notifications/rules";

export const markRead = action("account.edit", MarkRead, notifications.markRead);
export const markAllRead = action("account.edit", MarkAllRead, notifications.markAllRead);
