import { readFileSync } from "node:fs";
import { at } from "../../../bin/support/places.mjs";

export type Person = { origin: string; token: string };
/** Where an action lives, and the address of a page that offers it. */
export type Button = { file: string; name: string; page: string };
export type Outcome = { ok: true; value: Record<string, unknown> } | { ok: false; message: string; status: number };

type Manifest = { node: Record<string, { filename: string; exportedName: string }> };

/** What a browser does when somebody presses a button: the server action itself, over HTTP, with everything that is sent back. Throws when there is no answer. */
export async function act({ origin, token }: Person, { file, name, page }: Button, input: object): Promise<Outcome> {
  const headers = { cookie: `throughline.session=${token}`, origin, accept: "text/x-component", "content-type": "text/plain;charset=UTF-8", "next-action": idOf(file, name) };
  const response = await fetch(origin + page, { method: "POST", headers, body: JSON.stringify([input]), signal: AbortSignal.timeout(60_000) });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${name} was answered ${response.status}: ${text.slice(0, 300)}`);
  return outcomeIn(text) ?? fail(`${name} was answered with something else: ${text.slice(0, 300)}`);
}

/** The first line of the answer names the line that holds what the action returned. */
function outcomeIn(text: string) {
  const [, line] = /^0:\{"a":"\$@(\w+)"/m.exec(text) ?? [];
  const [, json] = (line && new RegExp(`^${line}:(\\{.*\\})$`, "m").exec(text)) || [];
  return json ? (JSON.parse(json) as Outcome) : null;
}

let ids: Map<string, string> | undefined;

/** The build gives every action an id of its own. */
function idOf(file: string, name: string) {
  ids ??= new Map(Object.entries((JSON.parse(readFileSync(at(".next/server/server-reference-manifest.json"), "utf8")) as Manifest).node).map(([id, each]) => [`${each.filename} ${each.exportedName}`, id]));
  return ids.get(`${file} ${name}`) ?? fail(`The built app has no action ${name} in ${file}.`);
}

function fail(sentence: string): never {
  throw new Error(sentence);
}
