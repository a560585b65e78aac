import { cancelImport, startImport } from "@/lib/imports/commands/running";
import { wizard } from "../imports/wizard";
import type { World } from "../support/world";

type Place = "uploaded" | "deals" | "previewed" | "running" | "stopped" | "done";

/** Files of one organization, each standing somewhere else in the wizard; one is brought there when it is first asked for. */
export function importsOf(made: World, word: string) {
  const adam = wizard(made);
  const kept = new Map<Place, Promise<string>>();
  const file = (place: Place) => `Name,Industry\n${word}-${place},${word}-industry\n,${word}-nameless\n`;
  const uploaded = (place: Place) => adam.upload("customers", file(place), `${word}-${place}.csv`);
  const then = (work: (importId: string) => Promise<unknown>) => async (place: Place) => {
    const importId = await uploaded(place);
    await adam.preview(importId);
    await work(importId);
    return importId;
  };
  const ways: Record<Place, (place: Place) => Promise<string>> = {
    uploaded,
    deals: (place) => adam.upload("deals", `Name,Customer\n${word}-deal,${word}-customer\n`, `${word}-${place}.csv`),
    previewed: then(async () => {}),
    running: then((importId) => startImport(adam.ctx, { importId })),
    stopped: then(async (importId) => {
      await startImport(adam.ctx, { importId });
      await cancelImport(adam.ctx, { importId });
    }),
    done: then((importId) => adam.run(importId)),
  };
  return async (place: Place) => {
    const making = kept.get(place) ?? ways[place](place);
    kept.set(place, making);
    const importId = await making;
    return { importId, version: (await adam.read(importId)).version };
  };
}
