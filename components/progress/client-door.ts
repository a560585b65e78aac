import type { Outcome } from "@/lib/action";

type Act<I> = (raw: { token: string; input: I }) => Promise<Outcome<unknown>>;

/** What the client may do on the page, each called after its command. */
export type ProgressActions = {
  completeTask: Act<{ taskId: string }>;
  addComment: Act<{ taskId?: string; content: string }>;
  replyToBlocker: Act<{ blockerId: string; content: string }>;
  signGoLive: Act<{ name: string; isAgreed: true }>;
};

/** The way back to the server; null in a preview, where nothing is sent. */
export type ClientDoor = { token: string; actions: ProgressActions } | null;

/** Where the client's files go and come from. */
export function doorAddress(door: ClientDoor) {
  return door ? `/api/progress/${door.token}/attachments` : "";
}
