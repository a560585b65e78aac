/** Resolves when the next frame is on the screen: what follows does not hold it up. In a tab nobody looks at there are no frames; then it does not wait for one. */
export function afterPaint() {
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  });
}
