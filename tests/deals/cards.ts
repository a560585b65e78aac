import type { World } from "../support/world";

/** The live cards of a column, in order. */
export async function cardsIn(db: World["db"], stage: { id: string }) {
  const cards = await db((tx) => tx.deal.findMany({ where: { stageId: stage.id, deletedAt: null }, orderBy: [{ stageOrder: "asc" }, { id: "asc" }], select: { id: true } }));
  return cards.map(({ id }) => id);
}

/** The ids of the first three rows. */
export function three(rows: readonly { id: string }[]) {
  const [a, b, c] = rows.map(({ id }) => id);
  return [a ?? "", b ?? "", c ?? ""] as const;
}
