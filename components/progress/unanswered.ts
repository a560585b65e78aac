import type { Said } from "@/lib/progress/shapes";

/** The client's last word wherever we have not answered it yet and still can, oldest first. */
export function unanswered(said: readonly Said[]): Said[] {
  const last = new Map(said.map((line) => [line.taskId ?? line.blockerId ?? "", line]));
  return [...last.values()].filter(({ isClient, isShown }) => isClient && isShown).toSorted((one, other) => said.indexOf(one) - said.indexOf(other));
}
