import { z } from "zod";

const chosen = z.enum(["true", "false"], "Say true or false.").default("false").transform((said) => said === "true");

/** A file for a product. Without `digest` nothing is written and the answer says what would be; with the digest of that answer exactly that is done. */
export const ImportDefinition = z.object({ productId: z.uuid(), removals: chosen, overwrite: chosen, digest: z.string().max(100).optional() });
export type ImportDefinition = z.output<typeof ImportDefinition>;

export const LARGEST_FILE = 5_000_000;
