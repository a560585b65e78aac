import { z } from "zod";
import { readCriteria } from "./criteria";
import { describeProof, type Proof, type SayInstant } from "./describing";

const dataTypes = ["BOOLEAN", "NUMBER", "STRING", "TIMESTAMP", "JSON"] as const;

/** What proved a completion: the attributes that were met, with the value, what it was asked, and when it was so. Instants ISO text. */
export const Evidence = z.object({
  at: z.string(),
  /** The newest of what was seen. */
  seenAt: z.string(),
  seen: z.array(z.object({ attributeId: z.uuid(), name: z.string(), dataType: z.enum(dataTypes), criteria: z.unknown(), value: z.unknown(), observedAt: z.string() })),
});
export type Evidence = z.output<typeof Evidence>;

/** "active_users 14 ≥ 10, seen 3 Jun", one for each attribute. */
export function describeEvidence(evidence: unknown, sayInstant: SayInstant): string[] {
  return readEvidence(evidence).map((proof) => describeProof(proof, sayInstant));
}

/** The evidence as it is stored, read; a page says it in its reader's own days. */
export function readEvidence(evidence: unknown): Proof[] {
  const read = Evidence.safeParse(evidence);
  return (read.data?.seen ?? []).map(({ name, dataType, criteria, value, observedAt }) => ({ name, criteria: readCriteria(dataType, criteria), value, observedAt }));
}
