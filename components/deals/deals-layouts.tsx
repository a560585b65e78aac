"use client";

import { late } from "@/components/ui/late";

/** The other layouts of deals, and its past, come when they are asked for; the board is what one lands on. */
export const DealTable = late(() => import("./deal-table").then((file) => file.DealTable));
export const DealCalendar = late(() => import("./deal-calendar").then((file) => file.DealCalendar));
export const GroupMenu = late(() => import("./group-menu").then((file) => file.GroupMenu));
export const ColumnsMenu = late(() => import("./table/columns-menu").then((file) => file.ColumnsMenu));
export const AsOfForm = late(() => import("./as-of/as-of-form").then((file) => file.AsOfForm));
export const PipelineLinks = late(() => import("./as-of/pipeline-links").then((file) => file.PipelineLinks));
