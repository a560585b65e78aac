import "server-only";
import type { Tx } from "@/lib/db/within";
import { Prisma } from "@/lib/generated/prisma/client";
import type { LockedParent } from "../places";
import type { PartKind } from "../rules/words";

type Row = { id: string } & Readonly<Record<string, unknown>>;
type Values = Readonly<Record<string, unknown>>;
type Where = LockedParent["where"];

/** How each kind of part is kept; `tie` is what hangs it on a task. */
export type PartTable = {
  entity: string;
  tie: string;
  count: (tx: Tx, where: Where) => Promise<number>;
  create: (tx: Tx, values: Values) => Promise<Row>;
  find: (tx: Tx, id: string) => Promise<Row | null>;
  update: (tx: Tx, id: string, values: Values) => Promise<unknown>;
  untie: (tx: Tx, id: string) => Promise<Row[]>;
  /** Into the trash, or away where there is none (null). */
  remove: (tx: Tx, id: string, version: number) => Promise<Values | null>;
};

export function tableOf(kind: PartKind, parent: "Product" | "Solution"): PartTable {
  return kind === "tag" ? (parent === "Product" ? productTags : solutionTags) : tables[kind];
}

const trashed = (version: number) => ({ deletedAt: new Date(), version: version + 1 });
const none = async () => [];

const tables: Record<Exclude<PartKind, "tag">, PartTable> = {
  license: {
    entity: "License", tie: "", untie: none,
    count: (tx, where) => tx.license.count({ where: { ...where, deletedAt: null } }),
    create: (tx, values) => tx.license.create({ data: values as Prisma.LicenseUncheckedCreateInput }),
    find: (tx, id) => tx.license.findFirst({ where: { id, deletedAt: null } }),
    update: (tx, id, data) => tx.license.update({ where: { id }, data, select: { id: true } }),
    remove: (tx, id, version) => keep(trashed(version), (data) => tx.license.update({ where: { id }, data, select: { id: true } })),
  },
  outcome: {
    entity: "Outcome", tie: "TaskOutcome",
    count: (tx, where) => tx.outcome.count({ where: { ...where, deletedAt: null } }),
    create: (tx, values) => tx.outcome.create({ data: values as Prisma.OutcomeUncheckedCreateInput }),
    find: (tx, id) => tx.outcome.findFirst({ where: { id, deletedAt: null } }),
    update: (tx, id, data) => tx.outcome.update({ where: { id }, data, select: { id: true } }),
    untie: (tx, outcomeId) => taken(tx.taskOutcome.findMany({ where: { outcomeId }, take: 1000, orderBy: { id: "asc" } }), () => tx.taskOutcome.deleteMany({ where: { outcomeId } })),
    remove: (tx, id, version) => keep(trashed(version), (data) => tx.outcome.update({ where: { id }, data, select: { id: true } })),
  },
  release: {
    entity: "Release", tie: "TaskRelease",
    count: (tx, where) => tx.release.count({ where: { ...where, deletedAt: null } }),
    create: (tx, values) => tx.release.create({ data: values as Prisma.ReleaseUncheckedCreateInput }),
    find: (tx, id) => tx.release.findFirst({ where: { id, deletedAt: null } }),
    update: (tx, id, data) => tx.release.update({ where: { id }, data, select: { id: true } }),
    untie: (tx, releaseId) => taken(tx.taskRelease.findMany({ where: { releaseId }, take: 1000, orderBy: { id: "asc" } }), () => tx.taskRelease.deleteMany({ where: { releaseId } })),
    remove: (tx, id, version) => keep(trashed(version), (data) => tx.release.update({ where: { id }, data, select: { id: true } })),
  },
  attribute: {
    entity: "CustomAttribute", tie: "", untie: none,
    count: (tx, where) => tx.customAttribute.count({ where: { ...where, deletedAt: null } }),
    create: (tx, values) => tx.customAttribute.create({ data: withNull(values) as Prisma.CustomAttributeUncheckedCreateInput }),
    find: (tx, id) => tx.customAttribute.findFirst({ where: { id, deletedAt: null } }),
    update: (tx, id, data) => tx.customAttribute.update({ where: { id }, data: withNull(data), select: { id: true } }),
    remove: (tx, id, version) => keep(trashed(version), (data) => tx.customAttribute.update({ where: { id }, data, select: { id: true } })),
  },
};

const productTags: PartTable = {
  entity: "ProductTag", tie: "TaskTag",
  count: (tx, where) => ("productId" in where ? tx.productTag.count({ where }) : Promise.resolve(0)),
  create: (tx, values) => tx.productTag.create({ data: values as Prisma.ProductTagUncheckedCreateInput }),
  find: (tx, id) => tx.productTag.findFirst({ where: { id } }),
  update: (tx, id, data) => tx.productTag.update({ where: { id }, data, select: { id: true } }),
  untie: (tx, productTagId) => taken(tx.taskTag.findMany({ where: { productTagId }, take: 1000, orderBy: { id: "asc" } }), () => tx.taskTag.deleteMany({ where: { productTagId } })),
  remove: async (tx, id) => tx.productTag.delete({ where: { id }, select: { id: true } }).then(() => null),
};

const solutionTags: PartTable = {
  entity: "SolutionTag", tie: "TaskTag",
  count: (tx, where) => ("solutionId" in where ? tx.solutionTag.count({ where }) : Promise.resolve(0)),
  create: (tx, values) => tx.solutionTag.create({ data: values as Prisma.SolutionTagUncheckedCreateInput }),
  find: (tx, id) => tx.solutionTag.findFirst({ where: { id } }),
  update: (tx, id, data) => tx.solutionTag.update({ where: { id }, data, select: { id: true } }),
  untie: (tx, solutionTagId) => taken(tx.taskTag.findMany({ where: { solutionTagId }, take: 1000, orderBy: { id: "asc" } }), () => tx.taskTag.deleteMany({ where: { solutionTagId } })),
  remove: async (tx, id) => tx.solutionTag.delete({ where: { id }, select: { id: true } }).then(() => null),
};

/** A JSON column that holds nothing is SQL's NULL. */
function withNull(values: Values) {
  return "value" in values && values["value"] === null ? { ...values, value: Prisma.DbNull } : values;
}

async function keep<V extends Values>(values: V, write: (values: V) => Promise<unknown>) {
  await write(values);
  return values;
}

async function taken(rows: Promise<Row[]>, remove: () => Promise<unknown>) {
  const found = await rows;
  await remove();
  return found;
}
