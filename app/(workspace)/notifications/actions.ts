"use server";

import { action } from "@/lib/action";
import * as notifications from "@/lib/notifications/commands";
import { ChooseDelivery, MarkAllRead, MarkRead } from "@/lib/notifications/rules";

export const markRead = action("account.edit", MarkRead, notifications.markRead);
export const chooseDelivery = action("account.edit", ChooseDelivery, notifications.chooseDelivery);
export const markAllRead = action("account.edit", MarkAllRead, notifications.markAllRead);
