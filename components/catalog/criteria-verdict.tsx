import { StatusMark } from "@/components/adoption/status-mark";
import { statusWords } from "@/components/adoption/words";
import { Day } from "@/components/ui/date-time";
import { dayIn } from "@/components/ui/dates";
import { useReader } from "@/components/ui/locale";
import { decidingOf } from "@/lib/adoption/rules/status";
import type { CriteriaTest } from "@/lib/adoption/rules/testing";

const headlines = { COMPLETED: "Would be completed", IN_PROGRESS: "Would be in progress", NOT_STARTED: "Would stay not started" } as const;

/** What evaluation would say of the task, why, and what becomes of the customer's own. */
export function CriteriaVerdict({ test, customer }: { test: CriteriaTest; customer: string | null }) {
  const { verdict: { status } } = test;
  return (
    <div className="grid gap-1">
      <p className="flex items-center gap-2 font-semibold"><StatusMark status={status} />{status in headlines ? headlines[status as keyof typeof headlines] : statusWords[status]}</p>
      <p className="text-ink-2">{reasonOf(test)}</p>
      {customer && <p className="text-ink-2"><Here test={test} customer={customer} /></p>}
    </div>
  );
}

function reasonOf({ attributes, verdict: { status } }: CriteriaTest) {
  if (attributes.length === 0) return "Nothing is measured: telemetry changes nothing.";
  const deciding = decidingOf(attributes);
  const [met, of, kind] = [deciding.filter(({ state }) => state === "met").length, deciding.length, deciding.some(({ isRequired }) => isRequired) ? "required" : "optional"];
  const counted = of === 1 ? `The ${kind} attribute is ${met === 1 ? "met" : "not met"}.` : `${met} of ${of} ${kind} attributes ${met === 1 ? "is" : "are"} met${kind === "optional" ? "; one is enough" : ""}.`;
  const named = (state: string) => deciding.filter((one) => one.state === state).map(({ name }) => name || "the new attribute").join(", ");
  const lacking = status === "COMPLETED" ? [] : [named("none") && `No data yet for ${named("none")}.`, named("stale") && `Stale, which is no signal: ${named("stale")}.`];
  return [status !== "NOT_STARTED" && counted, ...lacking].filter(Boolean).join(" ");
}

/** The plan's own task: where it stands, and where it would. */
function Here({ test: { plans, here, parentName }, customer }: { test: CriteriaTest; customer: string }) {
  const { zone } = useReader();
  if (plans.length === 0) return `${customer} has no plan of ${parentName}.`;
  if (!here) return `${customer}'s plan does not hold this task. A sync brings it where licence, outcomes and releases ask for it.`;
  const { status, isByPerson, verdict: { status: next, proposedStatus, failingSince, row } } = here;
  const [is, becomes] = [statusWords[status].toLowerCase(), statusWords[next].toLowerCase()];
  const since = failingSince && <Day value={dayIn(new Date(failingSince), zone)} />;
  if (status === "NOT_APPLICABLE") return `For ${customer} it is not applicable: telemetry changes nothing.`;
  if (isByPerson) return `For ${customer} a person set it to ${is}. It stays${proposedStatus ? `, and ${statusWords[proposedStatus].toLowerCase()} is proposed beside it` : ""}.`;
  if (row === 3 && next === "NO_LONGER_USING") return <>For {customer} it is completed now and would become no longer using: not met since {since}, longer than its grace.</>;
  if (row === 3) return <>For {customer} it is completed now and stays so for its days of grace: not met since {since}.</>;
  if (next !== status) return `For ${customer} it is ${is} now and would become ${becomes}.`;
  return `For ${customer} it is ${is} now and stays so.`;
}
