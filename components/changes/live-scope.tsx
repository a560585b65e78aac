"use client";

import { useEffect } from "react";
import type { Changed } from "@/lib/changes/queries";

export type Scope = { entities: readonly string[]; ids?: readonly string[] | undefined };

const scopes = new Set<Scope>();

/** What this page shows: every row of these kinds, or only these rows and what hangs on them. A change outside it does not refresh the page. */
export function LiveScope({ entities, ids }: Scope) {
  const [kinds, rows] = [entities.join(), ids?.join()];
  // What is on the screen is known only while it is on the screen: stand in the list as long as this is mounted.
  useEffect(() => {
    const scope = { entities: kinds.split(","), ids: rows?.split(",") };
    scopes.add(scope);
    return () => {
      scopes.delete(scope);
    };
  }, [kinds, rows]);
  return null;
}

export function isInScope({ entity, id, customerId, dealId }: Changed) {
  const about = [id, customerId, dealId];
  return [...scopes].some(({ entities, ids }) => entities.includes(entity) && (!ids || about.some((one) => one !== null && ids.includes(one))));
}
