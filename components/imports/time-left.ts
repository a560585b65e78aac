/** So much was done at a moment, in milliseconds. */
export type Mark = { done: number; at: number };

/** "about 40 s left", from the speed between two looks; nothing as long as there is no speed. */
export function timeLeft(first: Mark, last: Mark, total: number): string | undefined {
  const speed = (last.done - first.done) / (last.at - first.at);
  return speed > 0 && last.done < total ? `about ${tellDuration((total - last.done) / speed / 1000)} left` : undefined;
}

/** Rounded so that it does not jump with every answer: "5 s", "40 s", "3 min". */
function tellDuration(seconds: number) {
  return seconds < 95 ? `${Math.max(5, Math.ceil(seconds / 5) * 5)} s` : `${Math.round(seconds / 60)} min`;
}
