import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";

type Event = { id?: string; name: string; data: Record<string, unknown>; ts?: number };
type Registered = { id: string; triggers: { event?: string; cron?: string }[]; concurrency?: { limit: number; key?: string }; steps: { step: { retries?: { attempts: number } } } };
type Handlers = Record<"GET" | "POST" | "PUT", (request: never, context: unknown) => Promise<Response>>;
type Op = { op: string; id: string; name: string; data?: unknown };
/** A run that sleeps until an instant (ISO). */
export type Sleeper = { fnId: string; until: string; wake: () => void };
export type Run = { fnId: string; event: Event; status: number; output: unknown; attempts: number };

/**
 * An Inngest server as small as our functions need it, over real HTTP: takes events at /e/<key>, calls the app's endpoint as the SDK
 * specification says (github.com/inngest/inngest, docs/SDK_SPEC.md §4–5), signs, retries, honours retry-after, drops event ids it has seen, and keeps
 * events for later until `release`.
 */
export async function startInngest({ signingKey }: { signingKey?: string } = {}) {
  const functions = new Map<string, Registered>();
  const events: Event[] = [];
  const later: Event[] = [];
  const runs: Run[] = [];
  const asleep: Sleeper[] = [];
  const working = new Set<Promise<unknown>>();
  let isDown = false;
  let endpoint = "";

  const server = await listen(async (request, body) => {
    if (isDown) return new Response("{}", { status: 503 });
    if (!request.url?.startsWith("/e/")) return new Response("{}", { status: 404 });
    const sent = [JSON.parse(body) as Event | Event[]].flat();
    for (const event of sent) take(event);
    return Response.json({ ids: sent.map(({ id }) => id ?? randomUUID()), status: 200 });
  });

  function take(event: Event) {
    if (event.id && events.some(({ id }) => id === event.id)) return;
    events.push(event);
    if (event.ts && event.ts > Date.now() + 50) later.push(event);
    else dispatch(event);
  }

  function dispatch(event: Event) {
    for (const fn of functions.values()) if (fn.triggers.some((trigger) => trigger.event === event.name)) track(run(fn, event));
  }

  function track(work: Promise<unknown>) {
    working.add(work);
    void work.finally(() => working.delete(work));
  }

  async function run(fn: Registered, event: Event, steps: Record<string, unknown> = {}) {
    const most = (fn.steps.step.retries?.attempts ?? 3) + 1;
    for (let attempt = 0; ; attempt++) {
      const stack = Object.keys(steps);
      const ctx = { run_id: randomUUID(), attempt, max_attempts: most, disable_immediate_execution: false, use_api: false, stack: { stack, current: Math.max(0, stack.length - 1) } };
      const full = { id: randomUUID(), ts: Date.now(), ...event };
      const response = await call("POST", { version: 2, event: full, events: [full], steps, ctx }, `?fnId=${fn.id}&stepId=step`);
      if (response.status === 206) {
        const rest = goOn(fn, event, steps, (await response.json()) as Op[]);
        if (!rest) return;
        [steps, attempt] = [rest, -1];
        continue;
      }
      if (response.status !== 500 || response.headers.get("x-inngest-no-retry") === "true" || attempt + 1 === most) {
        return void runs.push({ fnId: fn.id, event, status: response.status, output: await response.json(), attempts: attempt + 1 });
      }
      await new Promise((resolve) => setTimeout(resolve, Math.min(200, Number(response.headers.get("retry-after") ?? 0) * 1000)));
    }
  }

  /** A step that ran is kept, and the function is called again with it; one that sleeps is put aside until `wake`. */
  function goOn(fn: Registered, event: Event, steps: Record<string, unknown>, ops: Op[]) {
    const done = Object.fromEntries(ops.filter(({ op }) => op === "StepRun" || op === "Step").map(({ id, data }) => [id, { type: "data", data: data ?? null }]));
    const sleep = ops.find(({ op }) => op === "Sleep");
    if (!sleep) return { ...steps, ...done };
    asleep.push({ fnId: fn.id, until: sleep.name, wake: () => track(run(fn, event, { ...steps, ...done, [sleep.id]: { type: "data", data: null } })) });
    return null;
  }

  function call(method: "POST" | "PUT", body: object, query = "", headers: Record<string, string> = signed(body, signingKey)) {
    return fetch(endpoint + query, { method, headers: { "content-type": "application/json", "x-inngest-req-version": "2", ...(method === "PUT" && { "x-inngest-sync-kind": "in_band" }), ...headers }, body: JSON.stringify(body) });
  }

  return {
    url: addressOf(server), functions, events, later, runs, asleep, call,
    /** Serves the app's route at an address of its own, and asks it for its functions. */
    async sync(handlers: Handlers) {
      const appServer = await listen((request, body) => {
        const handler = handlers[request.method as "GET"];
        const init = { method: request.method ?? "GET", headers: Object.entries(request.headers).map(([name, value]) => [name, String(value)] as [string, string]), ...(body && { body }) };
        return handler ? handler(new Request(`${endpoint}${(request.url ?? "").replace(/^[^?]*/, "")}`, init) as never, {}) : Promise.resolve(new Response("", { status: 405 }));
      });
      endpoint = `${addressOf(appServer)}/api/inngest`;
      const response = await call("PUT", { url: endpoint });
      const { functions: list = [] } = (await response.json()) as { functions?: Registered[] };
      for (const fn of list) functions.set(fn.id, fn);
      return response;
    },
    /** The clock strikes for one function. */
    strike: (id: string) => run(functions.get(id) ?? missing(id), { name: "inngest/scheduled.timer", data: { cron: functions.get(id)?.triggers[0]?.cron } }),
    /** Time has come to whatever sleeps. */
    wake: () => asleep.splice(0).forEach(({ wake }) => wake()),
    /** Time has come to what was sent for later. */
    release: () => later.splice(0).forEach(dispatch),
    /** Until nothing is at work any more. */
    async idle() {
      while (working.size > 0) await Promise.all(working);
    },
    fail: (down: boolean) => void (isDown = down),
  };
}

/** HMAC over the canonical body followed by the time, with the key without its prefix. */
export function signed(body: object, signingKey: string | undefined, at = Date.now()): Record<string, string> {
  if (!signingKey) return {};
  const t = String(Math.round(at / 1000));
  const mac = createHmac("sha256", signingKey.replace(/^signkey-\w+-/, "")).update(canonical(body)).update(t).digest("hex");
  return { "x-inngest-signature": `t=${t}&s=${mac}` };
}

/** RFC 8785 for what we send: keys sorted, no blanks. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  return `{${Object.entries(value).filter(([, each]) => each !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(",")}}`;
}

function listen(answer: (request: IncomingMessage, body: string) => Promise<Response>): Promise<Server> {
  const server = createServer(async (request, reply) => {
    let body = "";
    for await (const part of request) body += part;
    const response = await answer(request, body).catch((error: unknown) => new Response(String(error), { status: 500 }));
    reply.writeHead(response.status, Object.fromEntries(response.headers));
    reply.end(await response.text());
  });
  server.unref();
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

function addressOf(server: Server) {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function missing(id: string): never {
  throw new Error(`no function ${id} is registered`);
}
