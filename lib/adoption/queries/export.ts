import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { csvResponse } from "@/lib/csv";
import { workbookResponse } from "@/lib/sheets/writing";
import { statusLabels, licenseLabels, type ExportPlan } from "../rules";
import { describe, describeProof } from "../rules/describing";
import type { PlanRecord, ShownTask } from "../shapes";
import { getPlan } from "./plan";

const HEAD = ["Number", "Task", "Status", "Since", "By", "Weight", "Licence", "Outcomes", "Releases", "Tags", "Evidence", "Telemetry", "Proposed", "Notes"];

const WIDTHS = [8, 40, 14, 12, 20, 8, 12, 28, 28, 28, 50, 50, 14, 50];

/** A plan's tasks as CSV or .xlsx, one line each: status and whose word it is, what proves it, what telemetry asks and saw. Days are UTC. */
export async function exportPlan(ctx: Ctx, { planId, format }: ExportPlan) {
  const plan = await getPlan(ctx, { planId });
  if (format !== "xlsx") return csvResponse("plan.csv", pagesOf(plan));
  const rows = plan.tasks.map((task, place) => rowOf(task, place).map((cell, column) => (HEAD[column] === "Number" || HEAD[column] === "Weight" ? Number(cell) : cell)));
  return workbookResponse("plan", [{ name: "Plan", columns: HEAD.map((header, column) => ({ header, width: WIDTHS[column] ?? 20 })), rows }]);
}

async function* pagesOf({ tasks }: PlanRecord) {
  yield [HEAD, ...tasks.map(rowOf)];
}

function rowOf(task: ShownTask, place: number): string[] {
  const { name, status, statusUpdatedAt, byName, source, weight, licenseLevel, outcomes, releases, tags, evidence, attributes, proposedStatus, statusNotes } = task;
  const label = (one: ShownTask["status"]) => statusLabels[one === "DONE" ? "COMPLETED" : one];
  const seen = ({ value, observedAt, state }: (typeof attributes)[number]) => (observedAt ? `${textOf(value)} on ${observedAt.slice(0, 10)}${state === "stale" ? ", stale" : ""}` : "no data yet");
  const telemetry = attributes.map((one) => `${one.name}: ${one.criteria ? describe(one.criteria) : "no criteria"}; ${seen(one)}`);
  return [
    String(place + 1), name, label(status), statusUpdatedAt?.slice(0, 10) ?? "", source === "MANUAL" && byName ? byName : (source ?? ""), weight, licenseLabels[licenseLevel],
    outcomes.join("; "), releases.join("; "), tags.join("; "), evidence.map((proof) => describeProof(proof)).join("; "), telemetry.join("\n"), proposedStatus ? label(proposedStatus) : "", statusNotes ?? "",
  ];
}

const textOf = (value: unknown) => (typeof value === "string" ? value : JSON.stringify(value));
