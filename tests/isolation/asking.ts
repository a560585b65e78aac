import { isHTTPAccessFallbackError } from "next/dist/client/components/http-access-fallback/http-access-fallback";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import { Refusal } from "@/lib/refusal";
import { findCanaries, findIds } from "./dump";
import { listExports, type Exported } from "./exports";
import { questions, type QueryCase } from "./questions";
import type { Scene } from "./scene";

/** Every function of every queries file. The staff's are left out: they see every organization, and their pages and actions are tried by themselves. */
export async function listQueries() {
  return (await listExports("lib", /(^|\/)queries(\/[\w-]+)?\.ts$/)).filter(({ key }) => !key.startsWith("ops/") && !key.startsWith("generated/"));
}

/** What somebody hears who asks for `a`'s rows, as one text, with what was sent. A page that is not there, and a refusal, are answers. */
export async function hear({ key, call }: Exported, a: Scene, who: Ctx) {
  const { asked, inside, alone } = questionOf(key);
  const sent = await asked(a, who);
  const answer = inside ? within(who, (tx) => call(tx, ...sent)) : alone ? call(...sent) : call(who, ...sent);
  const said = await answer.then(textOf).catch(ended);
  return { said, sent: JSON.stringify(sent.filter((each) => each !== a.own && each !== who)) };
}

/** Whatever of those rows stands in an answer. */
export function traces({ said, sent }: { said: string; sent: string }, ids: ReadonlySet<string>) {
  return [...findCanaries(said).filter((word) => !sent.includes(word)), ...findIds(said, ids, sent)];
}

export function questionOf(key: string): QueryCase {
  const found = questions[key];
  if (!found) throw new Error(`${key} has no case in tests/isolation/questions.ts`);
  return found;
}

async function textOf(value: unknown) {
  return value instanceof Response ? value.text() : (JSON.stringify(value) ?? "");
}

function ended(error: unknown) {
  if (error instanceof Refusal || isHTTPAccessFallbackError(error)) return "";
  throw error;
}
