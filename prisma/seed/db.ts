import type { everything } from "@/lib/db/everything";

/** One transaction for the whole demo: it is there, or it is not. */
export type Db = Parameters<Parameters<typeof everything.$transaction>[0]>[0];
