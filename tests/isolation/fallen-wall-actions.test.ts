import { afterEach, beforeAll, expect, test } from "vitest";
import { signInAs } from "./browser";
import { differences, dumpsOf, findCanaries, findIds, idsOf } from "./dump";
import { listExports } from "./exports";
import { fellWall } from "./felling";
import { inputs } from "./inputs";
import { leave } from "./jar";
import { outcomeOf } from "./outcomes";
import { scene } from "./scene";

afterEach(leave);

const every = (await listExports("app", /(^|\/)actions\.ts$/)).filter(({ key }) => key in inputs).map(({ key, call }) => [key, call] as const);
const [ours, theirs] = [await scene(), await scene({ word: "budgie" })];
for (const place of ["uploaded", "deals", "previewed", "running", "stopped", "done"] as const) await ours.imports(place);
const ids = await idsOf(ours.tenantId);
beforeAll(fellWall);

test.each(every)("behind a fallen wall %s says nothing of another organization's rows and changes none of them", async (key, call) => {
  const sent = await inputs[key]?.input(ours);
  await signInAs(theirs.adam);
  const [before = {}] = await dumpsOf(ours.tenantId);
  const said = await outcomeOf(call, sent).then((outcome) => JSON.stringify(outcome), (error: unknown) => String(error));
  expect([findCanaries(said), findIds(said, ids, sent)]).toEqual([[], []]);
  const [after = {}] = await dumpsOf(ours.tenantId);
  expect(differences(before, after)).toEqual([]);
});
