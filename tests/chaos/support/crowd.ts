import { LONGEST_RANK } from "@/lib/rank";
import { first, world, type World } from "../../support/world";
import { act } from "./acting";
import { signIn } from "./signing-in";
import { ofColumns } from "./truth";

const MOVE = { file: "app/(workspace)/deals/actions.ts", name: "moveDeals", page: "/deals" };
export type Crowding = { moved: number; seconds: number; untruths: string[] };

/** Some people at once, each moving cards of their own into one and the same gap of a column, by the board's own action over HTTP; then looks for what is not true. */
export async function crowd(origin: string, { clients, moves }: { clients: number; moves: number }): Promise<Crowding> {
  const scene = await world();
  const { deals, prospecting, qualification } = scene;
  const [above, below] = (await deals(2, qualification)).map(({ id }) => id);
  const cards = (await deals(clients * moves)).map(({ id }) => id);
  const failed: string[] = [];
  let moved = 0;
  const person = async (n: number) => {
    const me = { origin, token: await signIn(scene, scene.maya) };
    for (const dealId of cards.slice(n * moves, (n + 1) * moves)) {
      const wish = { cards: [{ dealId, fromStageId: prospecting.id }], toStageId: qualification.id, ...(n % 2 ? { afterId: above } : { beforeId: below }) };
      const outcome = await act(me, MOVE, wish).catch((error: Error) => ({ ok: false as const, message: error.message }));
      if (outcome.ok) moved++;
      else failed.push(`Card ${dealId} could not be moved: ${outcome.message}`);
    }
  };
  const begun = Date.now();
  await Promise.all(Array.from({ length: clients }, (_, n) => person(n)));
  const seconds = (Date.now() - begun) / 1000;
  return { moved, seconds, untruths: [...failed, ...(await ofGap(scene, [above ?? "", ...cards, below ?? ""])), ...(await ofColumns(scene.tenantId))] };
}

/** Every card is in the column once, between the two it was put between, under a rank of its own that did not grow without end. */
async function ofGap({ db, qualification }: World, expected: readonly string[]) {
  const placed = await db((tx) => tx.deal.findMany({ where: { stageId: qualification.id, deletedAt: null }, orderBy: { stageOrder: "asc" }, select: { id: true, stageOrder: true } }));
  const found = new Set(placed.map(({ id }) => id));
  const lost = expected.filter((id) => !found.has(id));
  const doubled = placed.length - new Set(placed.map(({ stageOrder }) => stageOrder)).size;
  const longest = Math.max(...placed.map(({ stageOrder }) => stageOrder.length));
  return [
    ...lost.map((id) => `Card ${id} is lost.`),
    ...(placed.length === expected.length ? [] : [`${placed.length} cards are in the column, not ${expected.length}.`]),
    ...(doubled > 0 ? [`${doubled} ranks are taken twice.`] : []),
    ...(longest > LONGEST_RANK ? [`A rank is ${longest} characters long.`] : []),
    ...(first(placed).id === expected[0] && placed.at(-1)?.id === expected.at(-1) ? [] : ["The cards are not between the two they were put between."]),
  ];
}
