import { z } from "zod";
import { Parent } from "../rules";
import { hundredths, WHOLE } from "./weighing";

/** 0 to 100, two decimals. */
export const Weight = z.union([z.string(), z.number()], "Type a weight from 0 to 100.").transform((value) => String(value).trim() || "0")
  .pipe(z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, "Type a weight from 0 to 100, with at most two decimals.").refine((text) => hundredths(text) <= WHOLE, "A task weighs at most 100."));

export const NormalizeWeights = z.strictObject({ parent: Parent, was: Weight });
export type NormalizeWeights = z.input<typeof NormalizeWeights>;
