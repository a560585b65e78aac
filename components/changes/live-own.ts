import { answered } from "@/components/ui/answered";
import type { Outcome } from "@/lib/action";

/** What this tab changed itself is on its screen already: an action answers with the fresh page. Another tab of the same person still hears of it. */
const own = new Set<string>();

export function isOwnChange(changeSetId: string | null) {
  return changeSetId !== null && own.has(changeSetId);
}

export function rememberOwn(changeSetId: string) {
  own.add(changeSetId);
}

/** The same action, remembering the change set it made. */
export function remembered<I, T extends { changeSetId: string | null }>(act: (input: I) => Promise<Outcome<T>>) {
  return async (input: I): Promise<Outcome<T>> => {
    const outcome = await answered(act(input));
    if (outcome.ok && outcome.value.changeSetId) own.add(outcome.value.changeSetId);
    return outcome;
  };
}
