/** While a card is carried nothing under it may be replaced: changes are kept until it is put down, and no offer to undo runs out. */
let isPaused = false;
const waiting = new Set<() => void>();

export function setLivePaused(paused: boolean) {
  isPaused = paused;
  document.documentElement.toggleAttribute("data-paused", paused);
  if (!paused) waiting.forEach((resume) => resume());
}

export function isLivePaused() {
  return isPaused;
}

/** Hears when changes may be shown again; answers how to stop hearing. */
export function onLiveResumed(resume: () => void) {
  waiting.add(resume);
  return () => {
    waiting.delete(resume);
  };
}
