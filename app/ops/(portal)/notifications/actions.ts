"use server";

import { ChooseStaffDelivery, MarkAllRead, MarkRead } from "@/lib/notifications/rules";
import { staffAction } from "@/lib/ops/action";
import * as notifications from "@/lib/ops/notifications/commands";

export const markRead = staffAction("own_account", MarkRead, notifications.markStaffRead);
export const markAllRead = staffAction("own_account", MarkAllRead, notifications.markAllStaffRead);
export const chooseDelivery = staffAction("own_account", ChooseStaffDelivery, notifications.chooseStaffDelivery);
