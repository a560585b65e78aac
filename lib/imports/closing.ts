import type { Draft, Existing, Note, PlannerInput, Values } from "./drafting";
import type { Stage } from "./matching";

type Status = "OPEN" | "WON" | "LOST";

/** A deal's stage decides its status, and its status decides what its close date means. Nothing is made up: what is empty stays empty and is said. */
export function closeDeal({ lookups }: PlannerInput, draft: Draft, existing: Existing | null): Draft {
  const notes = [...draft.notes];
  const values = { ...draft.values };
  if (!existing) begin(values, draft, lookups.stages, notes);
  if (values["createdDate"] !== undefined) values["isCreatedDateKnown"] = true;
  const status = values["stage"] === undefined ? statusBefore(existing) : statusIn(values["stage"], lookups.stages);
  if (values["stage"] !== undefined) values["status"] = status;
  placeCloseDate(values, status, notes);
  const problems = [...draft.problems, ...faults({ ...draft, values }, status, existing)];
  return { ...draft, values, notes, problems };
}

/** What a new deal says about its gaps. */
function begin(values: Values, { problems }: Draft, stages: readonly Stage[], notes: Note[]) {
  const faulty = (field: string) => problems.some((each) => each.field === field);
  const first = stages.find(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost);
  const say = (code: Note["code"], message: string) => void notes.push({ code, message });
  if (values["stage"] === undefined && first && !faulty("stage")) {
    values["stage"] = { id: first.id };
    say("no-stage", `No stage: it starts in ${first.name}.`);
  }
  if (values["customer"] === undefined && !faulty("customer")) say("no-customer", "Arrives without a customer. Nothing is made up.");
  if (values["amount"] === undefined && !faulty("amount")) say("no-amount", "Arrives without an amount.");
  if (values["createdDate"] === undefined && !faulty("createdDate")) {
    values["isCreatedDateKnown"] = false;
    say("no-created-date", "Its creation date is unknown: the import's time stands in, marked so.");
  }
}

/** One "close date" column is the day of closing for closed deals and the expected day for open ones. */
function placeCloseDate(values: Values, status: Status, notes: Note[]) {
  const date = values["closeDate"];
  delete values["closeDate"];
  if (status !== "OPEN") {
    if (date !== undefined && values["closedDate"] === undefined) values["closedDate"] = date;
    const closed = values["closedDate"], created = values["createdDate"];
    if (typeof closed === "string" && typeof created === "string" && closed < created.slice(0, 10)) notes.push({ code: "dates", message: "It was closed before it was created; both dates are kept as the file has them." });
    return;
  }
  const closed = values["closedDate"];
  delete values["closedDate"];
  const expected = values["expectedCloseDate"] ?? date ?? closed;
  if (expected !== undefined) values["expectedCloseDate"] = expected;
  if (closed !== undefined) notes.push({ code: "dates", message: expected === closed ? "Still open, so its close date is the expected one." : "Still open, so its close date is left out." });
}

function faults({ values, columns, problems }: Draft, status: Status, existing: Existing | null): Draft["problems"] {
  const found: Draft["problems"] = [];
  const fault = (field: string, message: string) => void found.push({ field, column: columns[field] ?? null, message, suggestions: [] });
  const dateField = columns["closeDate"] !== undefined ? "closeDate" : "closedDate";
  const hasFaultyDate = problems.some(({ field }) => field === "closeDate" || field === "closedDate");
  const isStageFaulty = problems.some(({ field }) => field === "stage");
  const closed = values["closedDate"] ?? existing?.values["closedDate"] ?? undefined;
  if (status !== "OPEN" && !isStageFaulty && !hasFaultyDate && closed === undefined) fault(dateField, `A ${status === "WON" ? "won" : "lost"} deal needs the date it was closed.`);
  return found;
}

function statusIn(stage: Values[string], stages: readonly Stage[]): Status {
  const known = typeof stage === "object" && "id" in stage ? stages.find(({ id }) => id === stage.id) : undefined;
  return known?.isClosedWon ? "WON" : known?.isClosedLost ? "LOST" : "OPEN";
}

function statusBefore(existing: Existing | null): Status {
  const before = existing?.values["status"];
  return before === "WON" || before === "LOST" ? before : "OPEN";
}
