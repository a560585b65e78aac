import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { within } from "@/lib/db/within";
import type { ListTags, TagCategory } from "./rules";

export type TagRow = { id: string; name: string; color: string; category: TagCategory; usageCount: number; version: number };

/** Tags by kind and name, each with how many live rows carry it; at most 1,000. */
export function listTags(ctx: Ctx, { category }: ListTags): Promise<TagRow[]> {
  const select = { id: true, name: true, color: true, category: true, usageCount: true, version: true } as const;
  return within(ctx, (tx) => tx.tag.findMany({ where: category ? { category } : {}, select, orderBy: [{ category: "asc" }, { name: "asc" }], take: 1000 }));
}
