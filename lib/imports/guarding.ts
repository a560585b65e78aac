import type { FieldRow } from "@/lib/fields/queries";
import type { Draft, Problem } from "./drafting";
import { ONE } from "./fields";
import type { Found } from "./existing";
import type { Plan } from "./planning";
import type { Rights } from "./rights";
import type { Entity } from "./rules";

/** `isStaff`: the vendor's staff bring the file in; who administers an organization is its own to say. */
export type Guard = { entity: Entity; rights: Rights; me: string | null; isStaff: boolean; definitions: readonly FieldRow[]; mayWrite: (found: Found) => boolean };

/** Several records have this row's name, and nothing else in the row says which is meant. */
export function sayAmbiguous(entity: Entity, draft: Draft): Draft {
  const message = `Several ${NOUNS[entity]} are called “${String(draft.values["name"])}”. Give the row the external id of the one that is meant.`;
  return { ...draft, problems: [...draft.problems, problemAt(draft, "name", message)] };
}

/** A choice that the field does not offer. What is chosen from is an ADMIN's to say. */
export function checkChoices({ definitions }: Guard, draft: Draft): Draft {
  const faults = definitions.flatMap(({ key, options, type, label }) => {
    const value = draft.values[`customFields.${key}`];
    const values = value === undefined || (type !== "SELECT" && type !== "MULTI_SELECT") ? [] : [value].flat();
    const strange = values.find((each) => typeof each === "string" && !options.includes(each));
    return strange === undefined ? [] : [problemAt(draft, `customFields.${key}`, `“${String(strange)}” is not one of the choices of ${label}.`)];
  });
  return faults.length ? { ...draft, problems: [...draft.problems, ...faults] } : draft;
}

/** What the settled row may not do: to somebody else's record, to a deal with several lines, to how a person signs in. */
export function guard(rules: Guard, draft: Draft, plan: Plan, found: Found | null): Plan {
  if (plan.action === "CREATE") return guardNew(rules, draft, plan);
  if (plan.action !== "UPDATE" || !found) return plan;
  if (!rules.mayWrite(found)) return refused(plan, [problemAt(draft, null, `This ${ONE[rules.entity]} belongs to someone else. You may change your own and your team's.`)]);
  if (rules.entity === "people") return refused(plan, guardPerson(rules, draft, plan, found));
  return rules.entity === "deals" ? guardDeal(draft, plan, found) : plan;
}

const NOUNS: Record<Entity, string> = { customers: "customers", deals: "deals", products: "products", people: "people" };

/** Who may add only their own becomes the owner of what has none. */
function guardNew({ entity, rights, me }: Guard, draft: Draft, plan: Plan): Plan {
  if (rights.every || (entity !== "deals" && entity !== "customers")) return plan;
  const owner = plan.values["owner"];
  if (owner === undefined && me) return { ...plan, values: { ...plan.values, owner: { id: me } }, notes: [...plan.notes, { code: "decided", message: `It has no owner, so it becomes yours: your role adds its own ${entity}.` }] };
  const isMine = typeof owner === "object" && "id" in owner && rights.people.includes(owner.id);
  return isMine ? plan : refused(plan, [problemAt(draft, "owner", `This ${ONE[entity]} would belong to someone else. You may add your own and your team's.`)]);
}

function guardPerson({ isStaff }: Guard, draft: Draft, { changes }: Plan, { values, isAdmin, hasArrived }: Found): Problem[] {
  const faults: Problem[] = [];
  if (changes["email"] && (values["email"] || hasArrived)) faults.push(problemAt(draft, "email", "This person has another address. It is changed in People."));
  if (changes["username"]) faults.push(problemAt(draft, "username", "This person has another user name. It is changed in People."));
  if (changes["role"] && isStaff) faults.push(problemAt(draft, "role", "This person is here already. Their role is for the organization’s own administrators to change."));
  else if (changes["role"] && isAdmin) faults.push(problemAt(draft, "role", "This person is an administrator. Their role is changed in People."));
  return faults;
}

function guardDeal(draft: Draft, plan: Plan, { lines, isCounted }: Found): Plan {
  const { contact, ...changes } = plan.changes;
  const faults: Problem[] = [];
  if (changes["product"] && lines > 1) faults.push(problemAt(draft, "product", "This deal has several lines. Change them on the deal."));
  if (changes["amount"] && !isCounted) faults.push(problemAt(draft, "amount", "The amount is the sum of the deal's lines. Change a line instead."));
  if (faults.length) return refused(plan, faults);
  if (!contact) return plan;
  const kept = { ...plan, changes, notes: [...plan.notes, { code: "decided" as const, message: "Its contact stays: it is changed on the deal." }] };
  return Object.keys(changes).length ? kept : { ...kept, action: "SKIP" };
}

function refused(plan: Plan, problems: Problem[]): Plan {
  return problems.length ? { ...plan, action: "ERROR", problems: [...plan.problems, ...problems] } : plan;
}

function problemAt({ columns }: Draft, field: string | null, message: string): Problem {
  return { field, column: field ? (columns[field] ?? null) : null, message, suggestions: [] };
}
