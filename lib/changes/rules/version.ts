import { z } from "zod";

/** Which version of a row its writer read: a form sends it, a machine may name it in If-Match. Whoever names none would overwrite what he never saw. platform.md, Edits. */
export const ReadVersion = z.coerce.number<unknown>("Name the version you read, or send If-Match.").int().positive();
