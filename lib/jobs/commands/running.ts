import "server-only";
import { systemContext } from "@/lib/auth/context";
import { reportError } from "@/lib/errors/reporting";
import { Refusal } from "@/lib/refusal";
import { bodies, upkeep } from "../bodies";
import { claimJob, endJob, isCancelled, keepCursor, renewLease, setProgress, type ClaimedJob, type Ended, type Ending } from "../leases";
import { endAbandoned, listDue } from "../queue";
import { Pause, RENEW_SECONDS, SLICE_SECONDS, Stopped, type Slice } from "../slices";

/**
 * The only way a job runs, whoever calls: Inngest, cron or relay. Whoever claims it first does one slice of it; the others get null.
 * "busy": its tenant runs as many jobs as it may; it stays where it is.
 */
export async function runJob(id: string): Promise<Ended | "busy" | null> {
  const job = await claimJob(id);
  if (!job || job === "busy") return job;
  const ending = await work(job).catch((error: unknown) => whatNext(job, error));
  return endJob(job, ending);
}

/** Works through what is due, fairest first, four at a time, until nothing is due, `most` have run or the time is over. Returns how many ran. */
export async function runDue({ most = 100, seconds = 25 } = {}) {
  await endAbandoned();
  const end = Date.now() + seconds * 1000;
  let ran = 0;
  const isOver = () => ran >= most || Date.now() > end;
  const count = (jobs: number) => void (ran += jobs);
  await Promise.all([false, false, false, true].map((isQuickOnly) => workOff({ isOver, isQuickOnly, count })));
  return ran;
}

type Shift = { isOver: () => boolean; isQuickOnly: boolean; count?: (jobs: number) => void };

/** One worker: takes what is next until nothing is due. */
export async function workOff({ isOver, isQuickOnly, count }: Shift) {
  while (!isOver()) {
    const [id] = await listDue({ limit: 1, isQuickOnly });
    if (!id) return;
    count?.(1);
    const ended = await runJob(id);
    if (ended && ended !== "busy") continue;
    count?.(-1); // somebody else was faster
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** One slice. A body that pauses is put back with its cursor, and what it achieved so far clears its failures. */
async function work(job: ClaimedJob): Promise<Ending> {
  const { tenantId, type, payload } = job;
  const slice = sliceOf(job);
  try {
    const body = bodies[type];
    const system = upkeep[type];
    const answer = tenantId && body ? await body(systemContext(tenantId), payload, slice) : !tenantId && system ? await system(slice) : refuseUnknown(type);
    return answer instanceof Pause ? { status: "pending", ...answer } : { status: "completed", result: answer ?? null };
  } finally {
    slice.end();
  }
}

function sliceOf(job: ClaimedJob): Slice & { end: () => void } {
  const end = Date.now() + SLICE_SECONDS * 1000;
  let isLost = false;
  const renewal = setInterval(() => {
    renewLease(job).then((held) => void (isLost = !held), () => {}); // the database is away for a moment: the next beat tries again
  }, RENEW_SECONDS * 1000);
  return {
    jobId: job.id,
    cursor: job.cursor,
    isOver: () => isLost || Date.now() > end,
    isCancelled: () => isCancelled(job),
    keep: (tx, cursor, progress) => keepCursor(tx, job, cursor, progress),
    setProgress: (progress) => setProgress(job, progress),
    end: () => clearInterval(renewal),
  };
}

/** A refusal stays a refusal; anything else is a fault of ours, reported, and tried again after 2, 4, 8 … s, give or take a quarter. */
async function whatNext({ type, tenantId, attempts, maxAttempts }: ClaimedJob, error: unknown): Promise<Ending> {
  if (error instanceof Stopped) return { status: "cancelled" };
  if (error instanceof Refusal) return { status: "failed", error: error.message };
  const id = await reportError({ kind: "job", error, route: type, organizationId: tenantId });
  const sentence = `This work could not be done. Request ${id}`;
  if (attempts >= maxAttempts) return { status: "failed", error: sentence };
  return { status: "pending", error: sentence, wait: 1000 * 2 ** attempts * (0.75 + Math.random() / 2) };
}

function refuseUnknown(type: string): never {
  throw new Refusal(`There is no work called ${type}.`, 422);
}
