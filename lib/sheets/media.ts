/** How a file of a table is called on its way in and out. */
export const CSV = "text/csv", XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export type FileType = typeof CSV | typeof XLSX;
