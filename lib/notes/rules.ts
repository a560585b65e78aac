import { z } from "zod";
import { ReadVersion } from "@/lib/changes/rules/version";

const title = z.string().trim().max(200, "At most 200 characters.").transform((text) => text || null).nullable();
const content = z.string().trim().min(1, "Write something.").max(20_000, "At most 20,000 characters.");

/** On a customer, a deal or a lead: exactly one of them. @name tells that person. */
export const AddNote = z
  .strictObject({ customerId: z.uuid().optional(), dealId: z.uuid().optional(), title: title.optional(), content, isPinned: z.boolean().default(false) })
  .refine(({ customerId, dealId }) => Boolean(customerId) !== Boolean(dealId), "A note stands on one customer or one deal.");
export type AddNote = z.infer<typeof AddNote>;

const edit = <F extends "title" | "content" | "isPinned", K extends z.ZodType>(field: F, value: K) => z.strictObject({ noteId: z.uuid(), field: z.literal(field), was: z.unknown(), value });
export const EditNote = z.discriminatedUnion("field", [edit("title", title), edit("content", content), edit("isPinned", z.boolean())]);
export type EditNote = z.infer<typeof EditNote>;
export const PatchNote = z.strictObject({ noteId: z.uuid(), title: title.optional(), content: content.optional(), isPinned: z.boolean().optional(), version: ReadVersion });
export type PatchNote = z.infer<typeof PatchNote>;
export const DeleteNote = z.strictObject({ noteId: z.uuid() });
export type DeleteNote = z.infer<typeof DeleteNote>;
export const GetNote = z.strictObject({ noteId: z.uuid() });
export type GetNote = z.infer<typeof GetNote>;
export const ListNotes = z.object({ customerId: z.uuid().optional(), dealId: z.uuid().optional(), after: z.uuid().optional(), limit: z.coerce.number().int().min(1).max(100).catch(20).default(20) });
export type ListNotes = z.infer<typeof ListNotes>;

const MOST_MENTIONED = 20;

/** What may be a person's name after each @, in small letters: one word to three. "@Maya Lindqvist, look" → maya, maya lindqvist, maya lindqvist look */
export function mentionsIn(text: string): string[] {
  const said = [...text.matchAll(/(?<![\p{L}\p{N}.])@([\p{L}\p{N}][\p{L}\p{N}._’'-]*(?:[ ][\p{L}][\p{L}.’'-]*){0,2})/gu)].slice(0, MOST_MENTIONED);
  const names = said.flatMap(([, name = ""]) => {
    const words = name.toLowerCase().split(" ");
    return words.map((_, place) => words.slice(0, place + 1).join(" ").replace(/[.’'-]+$/u, ""));
  });
  return [...new Set(names)];
}
