"use client";

import dynamic from "next/dynamic";

/** The other layouts of deals come when they are asked for; the board is what one lands on. */
export const DealTable = dynamic(() => import("./deal-table").then((file) => file.DealTable));
export const DealCalendar = dynamic(() => import("./deal-calendar").then((file) => file.DealCalendar));
export const ColumnsMenu = dynamic(() => import("./table/columns-menu").then((file) => file.ColumnsMenu));
