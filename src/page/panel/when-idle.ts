/** Runs the task when the page has loaded and has nothing better to do. */
export function whenIdle(task: () => void, signal: AbortSignal): void {
  const ask = () => {
    // Safari has no idle callbacks.
    (window.requestIdleCallback ?? setTimeout)(() => signal.aborted || task());
  };
  if (document.readyState === "complete") ask();
  else addEventListener("load", ask, { once: true, signal });
}
