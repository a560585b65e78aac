import type { Category, Status } from "./rules";
import type { Level } from "./rules/policy";

export type StepState = "PENDING" | "FIRED" | "SUPERSEDED" | "CANCELLED";

/** Somebody a level told. `as`: for whom they stand; `isCopy`: because a lower level was skipped. `email` alone: the client's contact. */
export type Recipient = { staffId: string | null; name: string; email: string; as: "OWNER" | "MANAGER" | "DIRECTOR" | "CLIENT"; isCopy: boolean };

/** One level of one cycle. Instants are ISO; `dueAt` is null while the clock is stopped, `dueInSeconds` what is left of counted time. */
export type StepView = { level: Level; state: StepState; cycle: number; dueAt: string | null; targetSeconds: number; firedAt: string | null; lateBySeconds: number | null; recipients: Recipient[] };

export type HistoryLine = { id: string; at: string; action: string; text: string; detail: string | null; byName: string };
export type Reply = { id: string; at: string; byName: string; isClient: boolean; content: string };

/** What telemetry must show of a customer: the attribute, what is asked of it in words, and the task and plan it belongs to. */
export type WatchedAttribute = { id: string; name: string; asked: string; task: string; plan: string };

/** A blocker as staff see it. `countedSeconds`: business time on its clock, up to now; `openSeconds`: all time it has been open, to now or to its end; `closedSeconds`, while it was resolved and then reopened, is none of it. */
export type BlockerView = {
  id: string; projectId: string; title: string; description: string | null; category: Category; status: Status; ownerId: string | null; ownerName: string | null; openedAt: string; acknowledgedAt: string | null;
  countedSeconds: number; openSeconds: number; closedSeconds: number; businessDaySeconds: number; isRunning: boolean; snoozeUntil: string | null; snoozeReason: string | null; snoozesLeft: number; latestSnooze: string | null; cycle: number; isClientVisible: boolean;
  taskId: string | null; taskTitle: string | null; attribute: WatchedAttribute | null; resolvedAt: string | null; resolvedByName: string | null; resolutionNotes: string | null; version: number; steps: StepView[]; history: HistoryLine[]; replies: Reply[]; /** Who hears when whoever asked resolves it. */ hearsEnd: string[];
};

/** "What fires when": each level of a blocker that would be opened now, when it is due, when it is delivered, and to whom as things stand. */
export type PreviewStep = { level: Level; days: number; dueAt: string | null; deliverAt: string | null; names: string[]; /** What the client gets of it: a sentence; null: nothing, the level stays with us. */ client: string | null };
export type Preview = { zone: string; calendar: "ours" | "client's"; steps: PreviewStep[] };

export type PolicyView = { category: Category; version: number; levels: Record<Level, number>; effectiveAt: string; byName: string | null };
