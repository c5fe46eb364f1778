/**
 * Fetches a file of any origin into the browser's cache, behind everything else, and does nothing with it.
 *
 * No cookie is sent or stored: Firefox keeps what comes that way apart from what a page's own script tags fetch, so
 * that only Chromium gains by it. Its answer can't be read, and tells neither its status nor its end; the browser's own
 * record of it tells the end.
 *
 * @throws When the file can't be had, or the signal ends it first.
 */
export async function keepInCache(url: string, signal: AbortSignal): Promise<void> {
  let observer: PerformanceObserver | undefined;
  const isComplete = new Promise<void>((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    observer = new PerformanceObserver((records) => {
      if (records.getEntriesByName(url).length) resolve();
    });
    observer.observe({ type: "resource" });
  });
  try {
    await Promise.all([fetch(url, { mode: "no-cors", credentials: "omit", priority: "low", signal }), isComplete]);
  } finally {
    observer?.disconnect();
  }
}
