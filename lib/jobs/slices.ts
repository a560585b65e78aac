import type { Tx } from "@/lib/db/within";
import type { JobType } from "@/lib/events/catalog";

/** How far a long job has come: rows done of all there are. */
export type Progress = { done: number; total: number };

/** What a body gets beside its payload. */
export type Slice = {
  jobId: string;
  /** Where it stopped last time; null at the beginning. */
  cursor: unknown;
  /** Half a minute is over, or the lease is lost: return a Pause at the next whole batch. */
  isOver: () => boolean;
  /** Somebody cancelled the job: stop at the next whole batch. */
  isCancelled: () => Promise<boolean>;
  /**
   * Writes cursor and progress in the transaction of the batch, so that neither exists without the other however the process dies.
   * Throws Stopped, and the batch is rolled back, when the job was cancelled or another worker has it by now.
   */
  keep: (tx: Pick<Tx, "$executeRaw">, cursor: object, progress: Progress) => Promise<void>;
  /** Only the bar; for work that has no cursor to keep. */
  setProgress: (progress: Progress) => Promise<void>;
};

/** Returned by a body that has more to do: the job puts itself back with this cursor, to go on after `wait` milliseconds. */
export class Pause {
  constructor(
    readonly cursor: object,
    readonly progress: Progress,
    readonly wait = 0,
  ) {}
}

/** The job was cancelled, or its lease was lost: what the batch did is rolled back, and this worker has no further say. */
export class Stopped extends Error {
  name = "Stopped";
}

/** A slice of work lasts half a minute, and so does the lease, renewed while the slice runs: a killed worker's job is taken up again within that time. */
export const SLICE_SECONDS = 30;
export const LEASE_SECONDS = 30;
export const RENEW_SECONDS = 8;

/** So many jobs of one tenant run at a time, over all processes. */
export const TENANT_LIMIT = 4;

/** Work of many slices. One place, of the tenant's and of each process, is kept free of it, so that notices never queue up behind imports. */
export const longTypes: readonly JobType[] = [
  "import_preview", "csv_import", "import_undo", "audit_seal", "audit_verify", "account_type_update", "trash_purge", "project_health", "adoption_evaluate", "adoption_reevaluate", "person_erase",
  "organization_export",
];
