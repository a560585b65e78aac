import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Ctx } from "@/lib/auth/context";
import { app } from "./client";
import { opening } from "./opening";

/** How long one request's transaction may wait for a connection, and then last, in milliseconds. */
const PATIENCE = { maxWait: 10_000, timeout: 30_000 };

/** The only door to a tenant's rows, one transaction wide. Two fences: this file narrows the query, Postgres checks every row again. */
export function within<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  const outer = shared.getStore();
  if (outer?.ctx === ctx) return work(outer.tx);
  return opening({ "app.tenant": ctx.tenantId, "app.actor": ctx.actor.id ?? "" }, (begun) =>
    fenced(ctx.tenantId).$transaction(async (tx) => {
      if (begun.settings) await tx.$executeRaw`select set_config('app.tenant', ${ctx.tenantId}, true), set_config('app.actor', ${ctx.actor.id ?? ""}, true)`; // it began out of our hearing
      if (ctx.readOnly) await onlyLook(ctx, tx);
      return work(tx);
    }, PATIENCE),
  );
}

/** Makes every within() of this context inside `work` part of one transaction: all of it happens, or nothing. */
export function together<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
  return within(ctx, (tx) => shared.run({ ctx, tx }, () => work(tx)));
}

const shared = new AsyncLocalStorage<{ ctx: Ctx; tx: Tx }>();

export type Tx = Parameters<Parameters<ReturnType<typeof fence>["$transaction"]>[0]>[0];

/** Somebody who may only look still leaves a trace of having looked; after it the database refuses every write. */
async function onlyLook({ witness }: Ctx, tx: Tx) {
  await witness?.(tx);
  await tx.$executeRaw`set transaction read only`;
}

/** Making the fence costs as much as a query, so the fences of the tenants seen last are kept. */
const fences = new Map<string, ReturnType<typeof fence>>();
const FENCES = 500;

function fenced(tenantId: string) {
  const found = fences.get(tenantId) ?? fence(tenantId);
  if (fences.size >= FENCES) fences.clear();
  fences.set(tenantId, found);
  return found;
}

function fence(tenantId: string) {
  return app.$extends({
    query: { $allModels: { $allOperations: ({ model, operation, args, query }) => query(narrow({ model, operation, tenantId }, args)) } },
  });
}

/** Every read and write asks for the tenant's rows only. A new row names its tenant itself; an organization is its own tenant. */
function narrow<A>({ model, operation, tenantId }: { model: string; operation: string; tenantId: string }, args: A): A {
  if (operation.startsWith("create")) return args;
  const { where = {} } = args as { where?: { AND?: object | object[] } };
  return { ...args, where: model === "Organization" ? { ...where, AND: [{ id: tenantId }, ...[where.AND ?? []].flat()] } : { ...where, tenantId } };
}
