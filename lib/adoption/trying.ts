import "server-only";
import { readValue } from "@/lib/telemetry/parsing";
import { valueOf } from "@/lib/telemetry/workbook";
import type { Watched } from "./rules/standing";
import type { Trial } from "./trials";

/** An attribute of the catalogue, or one that is not there yet. */
export type Measured = Omit<Watched, "id"> & { id: string | null; isActive: boolean };

/** What is tried of it: the text as telemetry would take it, coming in now; or why telemetry would not. */
export function trialOf({ isActive: _, ...measured }: Measured, text: string, now: Date): { trial: Trial; fault: string | null } {
  const trial = { ...measured, key: measured.id ?? crypto.randomUUID(), tried: null };
  const value = valueOf(measured.dataType, text);
  if (value === undefined) return { trial, fault: null };
  const read = readValue(measured.dataType, value);
  if ("fault" in read) return { trial, fault: read.fault.reason };
  return { trial: { ...trial, tried: { value: JSON.parse(read.json) as unknown, observedAt: now } }, fault: null };
}
