import type { WrittenSheet } from "@/lib/sheets/writing";

const lines: [string, string][] = [
  ["What this is", "A product of the catalogue. Edit it here, save it as .xlsx and import it on the product's page: Import. Before anything is written you see every change."],
  ["Nothing is lost", "The whole file is one change: it can be undone at once, and later from the product's history. While one cell is wrong nothing is written."],
  ["Id", "The last column names the line. Leave it as it is: with it a new name is a new name, not a new line. Leave it empty in a line you add. A copied line needs its id emptied."],
  ["Lines that are gone", "A line you delete here stays in the product. The preview lists it, and it goes when you choose “Remove what is not in the file”."],
  ["Sheets and columns that are gone", "They are not spoken of: what they would hold stays as it is."],
  ["Order", "Tasks, licences, outcomes, releases, tags and custom attributes stand in the order of their rows. On the other sheets the order says nothing."],
  ["Weight", "0 to 100 with at most two decimals; all tasks together at most 100."],
  ["Licence, Level", "Essential, Advantage or Signature. A release's level is a number like 1.0 or 2.1."],
  ["Outcomes, Releases, Tags", "Names of the lines on those sheets, divided by semicolons. A name with a semicolon stands in quotation marks."],
  ["How-to texts and videos", "Addresses that begin with https://, divided by spaces."],
  ["Active, Required", "TRUE or FALSE."],
  ["Data Type", "BOOLEAN, NUMBER, STRING, TIMESTAMP or JSON."],
  [
    "Criterion",
    "boolean_flag (Expected: TRUE or FALSE), number_threshold (Operator: greater_than, less_than, equals, greater_than_or_equal, less_than_or_equal; Expected: a number), "
      + "string_match (Operator: exact or contains), string_not_null, timestamp_comparison (Operator: before, after or within_days; Expected: now, a day, or a number of days), timestamp_not_null.",
  ],
  ["Criteria (JSON)", "Anything more stands whole in this column: composite_and, composite_or, count_in_window, a path into JSON, upper and lower case. Then Criterion, Operator and Expected stay empty."],
  ["Task (on Telemetry)", "The task's name; its external id or its id where several have that name. An attribute stays with its task."],
  ["Empty cells", "Nothing; or the usual value where there must be one (weight 0, Essential, active, 30 fresh days, 14 grace days)."],
  ["Changed meanwhile", "Info says which version this file was made from. What others changed since and you did not stays theirs; where both changed one value the preview shows both, and theirs stays unless you choose otherwise."],
  ["Product Id, Definition Version, Revision", "Leave them as they are: they say what this file was made from."],
];

/** The last sheet: how to edit the others. It is not read. */
export const instructions: WrittenSheet = { name: "Instructions", columns: [{ header: "About", width: 34 }, { header: "How it is", width: 120 }], rows: lines };
