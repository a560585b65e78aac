import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within, type Tx } from "@/lib/db/within";
import type { CustomFieldType } from "@/lib/generated/prisma/enums";
import { FieldEntity, type FieldType, type ListFields } from "./rules";
import type { Definition } from "./rules/values";

export type FieldRow = Definition & { id: string; entity: FieldEntity; order: number; version: number };

/** The fields an ADMIN defined, in their order; at most 200 of each kind of record. */
export function listFields(ctx: Ctx, { entity }: ListFields) {
  return within(ctx, (tx) => readFields(tx, entity));
}

/** The same inside a transaction that is open already. */
export async function readFields(tx: Tx, entity?: FieldEntity): Promise<FieldRow[]> {
  const select = { id: true, entity: true, key: true, label: true, type: true, options: true, isRequired: true, order: true, version: true } as const;
  const rows = await tx.customFieldDefinition.findMany({ where: { deletedAt: null, ...(entity && { entity }) }, select, orderBy: [{ entity: "asc" }, { order: "asc" }, { id: "asc" }], take: 1200 });
  return rows.map((row) => ({ ...row, entity: FieldEntity.parse(row.entity), type: kindOf(row.type), options: textsOf(row.options) }));
}

function kindOf(type: CustomFieldType): FieldType {
  return type;
}

function textsOf(json: unknown) {
  return Array.isArray(json) ? json.filter((each) => typeof each === "string") : [];
}
