import type { DealField } from "../rules";
import { fieldNames } from "./editing";

export type Told = { action: string; details: Readonly<Record<string, unknown>> };

/** A move inside a column is nobody's news. */
export function isNews({ action, details }: Told) {
  return action !== "deal.moved" || details.fromStageId !== details.toStageId;
}

/** What somebody did to deals of yours, in one sentence: "Adam moved Deal 0 to Proposal", "Adam won 3 of your deals". */
export function tellOwner({ action, details }: Told, { byName, names, stageName, isNewOwner }: { byName: string; names: readonly string[]; stageName: string | null; isNewOwner: boolean }) {
  const [only] = names;
  const what = only && names.length === 1 ? only : `${names.length} of your deals`;
  const where = stageName ? ` to ${stageName}` : "";
  if (action === "deal.created" || isNewOwner) return `${byName} gave you ${only && names.length === 1 ? only : `${names.length} deals`}`;
  if (action === "deal.moved") return `${byName} moved ${what}${where}`;
  if (action === "deal.won") return `${byName} won ${what}`;
  if (action === "deal.lost") return `${byName} lost ${what}`;
  if (action === "deal.reopened") return `${byName} reopened ${what}`;
  return `${byName} changed ${fieldsOf(details)} of ${what}`;
}

function fieldsOf({ fields }: Told["details"]) {
  const names = Array.isArray(fields) ? fields.map((field) => fieldNames[field as DealField] ?? "the details") : [];
  return [...new Set(names)].join(", ") || "the details";
}
