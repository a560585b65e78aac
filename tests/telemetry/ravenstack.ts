import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { readRows } from "@/lib/imports/reading";
import { keyOf } from "../keys/asking";
import { world } from "../support/world";

const FOLDER = path.resolve(import.meta.dirname, "../../../shared/data/ravenstack");
export const isHere = existsSync(FOLDER);
/** Every account takes minutes; without RAVENSTACK=all five stand for them: those about which the file repeats itself. */
export const isWhole = process.env.RAVENSTACK === "all";
const ACCOUNTS = isWhole ? 500 : 5;
export const TASKS = ["Core features", "Advanced features"] as const;
export const THRESHOLD = 10;
export const taskOf = (feature: string) => TASKS[Number(feature.replace("feature_", "")) <= 20 ? 0 : 1];

export type Usage = { customer: string; product: string; assignment: string; task: string; attribute: string; value: string; observedAt: string; source: "database" };
export type Files = { accounts: { id: string; name: string }[]; subscriptions: { id: string; account: string }[]; usage: Usage[]; /** Rows of the file that stand under one id, where it gives that id more than once. */ repeated: { id: string; rows: Usage[] }[] };

/** The real files, their days moved so that the newest is today: what counts is how old a value is. */
export async function readFiles(): Promise<Files> {
  const owners = new Map((await cellsOf("subscriptions")).map(([id = "", account = ""]) => [id, account]));
  const cells = await cellsOf("feature_usage");
  const telling = new Set([...repeats(cells, ([, subscription, day, feature]) => `${subscription} ${day} ${feature}`), ...repeats(cells, ([id]) => id ?? "")].map(([, subscription = ""]) => owners.get(subscription)));
  const rank = new Map([...telling].map((account, place) => [account, place]));
  const accounts = (await cellsOf("accounts")).map(([id = "", name = ""]) => ({ id, name })).sort((a, b) => (rank.get(a.id) ?? 1e6) - (rank.get(b.id) ?? 1e6)).slice(0, ACCOUNTS);
  const known = new Set(accounts.map(({ id }) => id));
  const subscriptions = [...owners].map(([id, account]) => ({ id, account })).filter(({ account }) => known.has(account));
  const accountOf = new Map(subscriptions.map(({ id, account }) => [id, account]));
  const rows = cells.map(([id = "", subscription = "", day = "", feature = "", count = ""]) => ({ id, subscription, at: Date.parse(day.split("-").toReversed().join("-")), feature, count }));
  const shift = Math.floor((Date.now() - Math.max(...rows.map(({ at }) => at))) / 86_400_000) * 86_400_000;
  const usages = rows.flatMap(({ id, subscription, at, feature, count }): { id: string; row: Usage }[] => {
    const customer = accountOf.get(subscription);
    return customer ? [{ id, row: { customer, product: "RavenStack", assignment: subscription, task: taskOf(feature), attribute: feature, value: count, observedAt: new Date(at + shift).toISOString(), source: "database" } }] : [];
  });
  const repeated = [...grouped(usages, ({ id }) => id)].filter(([, all]) => all.length > 1).map(([id, all]) => ({ id, rows: all.map(({ row }) => row) }));
  return { accounts, subscriptions, usage: usages.map(({ row }) => row), repeated };
}

export const keyOfUsage = ({ assignment, attribute, observedAt }: Pick<Usage, "assignment" | "attribute" | "observedAt">) => `${assignment} ${attribute} ${observedAt}`;

/** In any order at all. */
export function shuffled(usage: readonly Usage[]): Usage[] {
  let state = 42;
  const random = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return usage.map((row) => ({ row, at: random() })).sort((a, b) => a.at - b.at).map(({ row }) => row);
}

/** What a program sends to have it made; answers its id. */
type Add = (headers: Record<string, string>, body: object) => Promise<string>;

/** What several rows say differently: of these the one that comes first counts, so they alone depend on the order. adoption.md: another value for what is known is rejected. */
export function disputed(usage: readonly Usage[]) {
  const all = grouped(usage, keyOfUsage);
  return new Map([...all].filter(([, rows]) => new Set(rows.map(({ value }) => Number(value))).size > 1).map(([key, rows]) => [key, rows.map(({ value }) => Number(value))]));
}

/** An organization with the product and its watched features, a key, and the files' customers and assignments, which come in by the real API. */
export async function ravenstack({ accounts, subscriptions }: Files, { addCustomer, addAssignment }: { addCustomer: Add; addAssignment: Add }) {
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
  for (const { id, account } of subscriptions) await addAssignment(headers, { customerId: customers.get(account), productId: product.id, name: `Subscription ${id}`, externalId: id, licenseLevel: "SIGNATURE" });
  return { ...w, headers };
}

/** Rows that share their key with another, in the order of the file. */
function repeats(rows: readonly string[][], keyOf: (row: readonly string[]) => string) {
  return [...grouped(rows, keyOf).values()].filter((same) => same.length > 1).flat();
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string) {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

async function cellsOf(file: string) {
  const rows: string[][] = [];
  for await (const { cells } of readRows(createReadStream(path.join(FOLDER, `ravenstack_${file}.csv`)))) rows.push(cells);
  return rows;
}
