let asked: Promise<void> | null = null;

/**
 * Resolves when the next frame is on the screen: what follows does not hold it up. In a tab nobody looks at there are no frames; then it does not wait for one.
 * All who ask before the same frame wait together, since asking for a frame takes time itself.
 */
export function afterPaint() {
  return (asked ??= painted());
}

function painted() {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(() => { asked = null; resolve(); }, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      asked = null; // who asks from here on waits for the frame after this one
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}
