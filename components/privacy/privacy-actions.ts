import type { z } from "zod";
import type { Outcome } from "@/lib/action";
import type * as rules from "@/lib/privacy/rules";

/** The server's side of the page of personal data, handed in by it. */
export type EraseAct = (input: z.input<typeof rules.ErasePerson>) => Promise<Outcome<{ jobId: string }>>;
export type AskForExportAct = (input: z.input<typeof rules.AskForExport>) => Promise<Outcome<{ jobId: string }>>;
