import { refuse } from "@/lib/refusal";

/** What must be ready, and how much each counts; together 100 (implementation.md, Completing GO_LIVE). */
export const readinessItems = {
  data_migration: { label: "Data migration", weight: 20 },
  test_workflow: { label: "Test workflow", weight: 15 },
  users_invited: { label: "Users invited", weight: 15 },
  branding_configured: { label: "Branding", weight: 10 },
  categories_configured: { label: "Categories", weight: 10 },
  integrations_tested: { label: "Integrations tested", weight: 15 },
  first_policy: { label: "First policy", weight: 15 },
} as const;
export type ReadinessCode = keyof typeof readinessItems;
export const readinessCodes = Object.keys(readinessItems) as [ReadinessCode, ...ReadinessCode[]];

export const gateLabels = { auth_configured: "Sign-in configured", admin_trained: "Administrator trained", terms_signed: "Terms signed", contact_designated: "Contact designated" } as const;
export type GateCode = keyof typeof gateLabels;
export const gateCodes = Object.keys(gateLabels) as [GateCode, ...GateCode[]];
export type GateStatus = "PENDING" | "PASSED" | "FAILED" | "WAIVED";

/** Enough readiness to go live without the client's signature. */
export const READY = 85;

/** Inviting users counts in full from half of the target on. */
const ENOUGH_INVITED = 0.5;

type Item = Readonly<{ code: string; weight: number; percent: number }>;

/** How far an item is, 0–100. Counted against a target: users_invited is met at half of it, any other at all of it. */
export function percentOf(code: string, { target, actual }: { target: number; actual: number }): number {
  if (target <= 0) return 0;
  const needed = code === "users_invited" ? target * ENOUGH_INVITED : target;
  return Math.min(100, Math.max(0, Math.round((actual / needed) * 10_000) / 100));
}

/** Σ weight × percent / 100, in hundredths of a point, rounded half up. */
export function readinessScore(items: readonly Item[]): number {
  return Math.round(items.reduce((sum, { weight, percent }) => sum + Math.round(weight * 100) * Math.round(percent * 100), 0) / 10_000) / 100;
}

/** A gate counts once it is passed or waived. */
export const isSettled = ({ status }: { status: GateStatus }) => status === "PASSED" || status === "WAIVED";

export type Launch = Readonly<{ gates: readonly { code: string; status: GateStatus }[]; readiness: readonly Item[]; isSignedByClient: boolean }>;

/** What still stands before the go-live, one sentence each; nothing: it may be completed. */
export function hindrances({ gates, readiness, isSignedByClient }: Launch): string[] {
  const open = gateCodes.filter((code) => !gates.some((gate) => gate.code === code && isSettled(gate)));
  const score = readinessScore(readiness);
  return [
    ...open.map((code) => `The gate “${gateLabels[code]}” is neither passed nor waived.`),
    ...(score >= READY || isSignedByClient ? [] : [`Readiness is ${score} of ${READY}, and the client has not signed off.`]),
  ];
}

/** Throws what stands in the way. */
export function assertMayGoLive(launch: Launch) {
  const found = hindrances(launch);
  if (found.length > 0) refuse(found.join(" "));
}

type Asker = Readonly<{ kind: string; id: string | null }>;

/** A waiver is asked for by one person and approved by another. */
export function assertSecondPerson(requestedBy: Asker | null, approver: Asker) {
  if (!requestedBy) refuse("Nobody has asked for this waiver yet.");
  if (requestedBy.kind === approver.kind && requestedBy.id === approver.id) refuse("Somebody else approves the waiver you asked for.", 403);
}
