import { z } from "zod";
import { refuseField } from "@/lib/refusal";

export const TagCategory = z.enum(["CUSTOMER", "LEAD", "DEAL", "GENERAL"]);
export type TagCategory = z.infer<typeof TagCategory>;
const name = z.string().trim().min(1, "Type a name.").max(60, "At most 60 characters.").refine((text) => !text.includes(","), "A comma parts two tags. Leave it out.");
const Color = z.string().trim().regex(/^#[0-9a-fA-F]{6}$/, "Type a colour like #3B82F6.");

export const CreateTag = z.strictObject({ name, category: TagCategory, color: Color.optional() });
export type CreateTag = z.infer<typeof CreateTag>;
/** Rewrites every row that carries it. */
export const RenameTag = z.strictObject({ tagId: z.uuid(), was: z.string(), name });
export type RenameTag = z.infer<typeof RenameTag>;
export const ColorTag = z.strictObject({ tagId: z.uuid(), was: z.string(), color: Color });
export type ColorTag = z.infer<typeof ColorTag>;
/** Whatever carries the one carries the other; the one is gone. */
export const MergeTag = z.strictObject({ tagId: z.uuid(), intoId: z.uuid() });
export type MergeTag = z.infer<typeof MergeTag>;
export const DeleteTag = z.strictObject({ tagId: z.uuid() });
export type DeleteTag = z.infer<typeof DeleteTag>;
export const ListTags = z.strictObject({ category: TagCategory.optional() });
export type ListTags = z.infer<typeof ListTags>;

type Tag = { id: string; name: string; category: string };

/** Only tags of one kind become one. */
export function assertMergeable(tag: Tag, into: Tag) {
  if (tag.id === into.id) refuseField("intoId", "Choose another tag.");
  if (tag.category !== into.category) refuseField("intoId", `${into.name} is a tag of another kind.`);
}
