import { setTimeout as sleep } from "node:timers/promises";
import type { World } from "../../support/world";
import { signIn } from "./signing-in";

/** What a person remembers of a deal: only what the server has acknowledged, or what it answered when it was asked again. */
export type Known = { id: string; name: string; stageId: string; amount: string; version: number };
/** A change the server said it had made. */
export type Acknowledged = { deal: string; changeSetId: string; what: "created" | "moved" | "edited" };
export type Person = { deals: Map<string, Known>; acknowledged: Acknowledged[]; unanswered: number; work: () => Promise<void>; stop: () => void };

type Team = { scene: World; origin: string; me: { id: string }; colleague: { id: string } };
type Answer = { status: number; body: Record<string, unknown> };

/** A signed-in person who keeps creating, moving and changing deals of a colleague's, over HTTP, whatever the server goes through. */
export async function hire({ scene, origin, me, colleague }: Team): Promise<Person> {
  const token = await signIn(scene, me);
  const deals = new Map<string, Known>();
  const acknowledged: Acknowledged[] = [];
  const open = scene.stages.filter(({ isClosedWon, isClosedLost }) => !isClosedWon && !isClosedLost);
  let isAtWork = true;
  let unanswered = 0;

  /** Null: no answer, so nobody knows whether it happened. */
  async function ask(method: string, path: string, body?: object, headers = {}): Promise<Answer | null> {
    try {
      const init = { method, headers: { cookie: `throughline.session=${token}`, "content-type": "application/json", ...headers }, signal: AbortSignal.timeout(20_000) };
      const response = await fetch(origin + path, body ? { ...init, body: JSON.stringify(body) } : init);
      if (response.status >= 500) throw new Error(`${response.status}`);
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    } catch {
      unanswered++;
      await sleep(100 + Math.random() * 200);
      return null;
    }
  }

  /** Asks until there is an answer: the same key makes one deal. */
  async function create() {
    const [name, key, stage] = [`Deal ${crypto.randomUUID()}`, crypto.randomUUID(), any(open)];
    const wish = { name, ownerId: colleague.id, teamMembers: [me.id], stageId: stage.id, amount: "100.00" };
    for (;;) {
      const answer = await ask("POST", "/api/crm/deals", wish, { "idempotency-key": key });
      if (!answer) continue;
      if (answer.status !== 201) throw new Error(`creating a deal was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
      const id = String(answer.body.dealId);
      acknowledged.push({ deal: id, changeSetId: String(answer.body.changeSetId), what: "created" });
      return void deals.set(id, { id, name, stageId: stage.id, amount: "100.00", version: 1 });
    }
  }

  async function move(deal: Known) {
    const to = any(open.filter(({ id }) => id !== deal.stageId));
    const answer = await ask("POST", `/api/crm/deals/${deal.id}/move`, { fromStageId: deal.stageId, toStageId: to.id });
    await learn(deal, answer, "moved", { stageId: to.id });
  }

  async function edit(deal: Known) {
    const amount = `${Math.floor(Math.random() * 9000) + 1000}.00`;
    const answer = await ask("PATCH", `/api/crm/deals/${deal.id}`, { version: deal.version, amount });
    await learn(deal, answer, "edited", { amount });
  }

  /** An answer is believed; without one the person looks again, as anybody would. */
  async function learn(deal: Known, answer: Answer | null, what: Acknowledged["what"], after: Partial<Known>) {
    if (!answer || answer.status === 409) return look(deal); // what had no answer may have happened after all
    if (answer.status !== 200) throw new Error(`${what} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    const { changeSetId } = answer.body;
    if (typeof changeSetId !== "string") return; // it held that value already
    acknowledged.push({ deal: deal.id, changeSetId, what });
    deals.set(deal.id, { ...deal, ...after, version: deal.version + 1 });
  }

  async function look(deal: Known) {
    for (;;) {
      const answer = await ask("GET", `/api/crm/deals/${deal.id}`);
      if (!answer) continue;
      const { stageId, amount, version } = answer.body as Known;
      return void deals.set(deal.id, { ...deal, stageId, amount, version });
    }
  }

  async function work() {
    while (isAtWork) {
      const deal = any([...deals.values()]);
      const wish = Math.random();
      if (!deal || deals.size < 5 || wish < 0.2) await create();
      else if (wish < 0.6) await move(deal);
      else await edit(deal);
    }
  }

  return { deals, acknowledged, work, stop: () => void (isAtWork = false), get unanswered() { return unanswered; } };
}

function any<T>(list: readonly T[]) {
  return list[Math.floor(Math.random() * list.length)] as T;
}
