import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { assignProduct } from "@/lib/adoption/commands/assigning";
import { AssignProduct } from "@/lib/adoption/rules";
import { readRows } from "@/lib/imports/reading";
import { keyOf } from "../keys/asking";
import { world } from "../support/world";

const FOLDER = path.resolve(import.meta.dirname, "../../../shared/data/ravenstack");
export const isHere = existsSync(FOLDER);
/** Every account takes minutes; without RAVENSTACK=all the first five stand for them. */
export const isWhole = process.env.RAVENSTACK === "all";
const ACCOUNTS = isWhole ? 500 : 5;
export const TASKS = ["Core features", "Advanced features"] as const;
export const THRESHOLD = 10;
export const taskOf = (feature: string) => TASKS[Number(feature.replace("feature_", "")) <= 20 ? 0 : 1];

export type Usage = { customer: string; product: string; assignment: string; task: string; attribute: string; value: string; observedAt: string; source: "database" };
export type Files = { accounts: { id: string; name: string }[]; subscriptions: { id: string; account: string }[]; usage: Usage[] };

/** The real files, their days moved so that the newest is today: what counts is how old a value is. */
export async function readFiles(): Promise<Files> {
  const accounts = (await cellsOf("accounts")).slice(0, ACCOUNTS).map(([id = "", name = ""]) => ({ id, name }));
  const known = new Set(accounts.map(({ id }) => id));
  const subscriptions = (await cellsOf("subscriptions")).map(([id = "", account = ""]) => ({ id, account })).filter(({ account }) => known.has(account));
  const accountOf = new Map(subscriptions.map(({ id, account }) => [id, account]));
  const rows = (await cellsOf("feature_usage")).map(([, subscription = "", day = "", feature = "", count = ""]) => ({ subscription, at: Date.parse(day.split("-").toReversed().join("-")), feature, count }));
  const shift = Math.floor((Date.now() - Math.max(...rows.map(({ at }) => at))) / 86_400_000) * 86_400_000;
  const usage = rows.flatMap(({ subscription, at, feature, count }): Usage[] => {
    const customer = accountOf.get(subscription);
    return customer ? [{ customer, product: "RavenStack", assignment: subscription, task: taskOf(feature), attribute: feature, value: count, observedAt: new Date(at + shift).toISOString(), source: "database" }] : [];
  });
  return { accounts, subscriptions, usage };
}

export const keyOfUsage = ({ assignment, attribute, observedAt }: Usage) => `${assignment} ${attribute} ${observedAt}`;

/** In any order, but of several about the same instant the first stays first: it is the one that counts. */
export function shuffled(usage: readonly Usage[]): Usage[] {
  let state = 42;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  const mixed = usage.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at).map(({ row }) => row);
  const inOrder = new Map<string, Usage[]>();
  for (const row of usage) inOrder.set(keyOfUsage(row), [...(inOrder.get(keyOfUsage(row)) ?? []), row]);
  return mixed.map((row) => inOrder.get(keyOfUsage(row))?.shift() ?? row);
}

/** An organization with the product and its watched features, a key, and the files' customers and assignments. */
export async function ravenstack({ accounts, subscriptions }: Files, addCustomer: (headers: Record<string, string>, customer: object) => Promise<string>) {
  const w = await world();
  const { tenantId } = w;
  const product = await w.db(async (tx) => {
    const made = await tx.product.create({ data: { tenantId, name: "RavenStack" } });
    for (const [place, name] of TASKS.entries()) {
      const task = await tx.task.create({ data: { tenantId, productId: made.id, name, weight: 50, sequenceNumber: place + 1 } });
      await tx.telemetryAttribute.createMany({ data: Array.from({ length: 20 }, (_, n) => ({ tenantId, taskId: task.id, name: `feature_${place * 20 + n + 1}`, dataType: "NUMBER" as const, order: n, successCriteria: { type: "number_threshold", operator: "greater_than_or_equal", threshold: THRESHOLD } })) });
    }
    return made;
  });
  const { headers } = await keyOf(w, ["crm.write", "telemetry.write"]);
  const customers = new Map<string, string>();
  for (const { id, name } of accounts) customers.set(id, await addCustomer(headers, { name, externalId: id }));
  for (const { id, account } of subscriptions) await assignProduct(w.as(w.adam), AssignProduct.parse({ customerId: customers.get(account), productId: product.id, name: id, licenseLevel: "SIGNATURE" }));
  return { ...w, headers };
}

async function cellsOf(file: string) {
  const rows: string[][] = [];
  for await (const { cells } of readRows(createReadStream(path.join(FOLDER, `ravenstack_${file}.csv`)))) rows.push(cells);
  return rows;
}
