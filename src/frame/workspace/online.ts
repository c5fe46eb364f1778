/** As long the browser's word that it is offline is believed: some never take it back (VPN adapters, web views). */
const FIRST_DOUBT_MS = 4_000;
const LONGEST_DOUBT_MS = 30_000;

/**
 * Waits while there is no connection: until the browser says that it is back, or a harmless request gets through all
 * the same. Nothing of the visitor's is sent meanwhile, and no attempt is used up.
 *
 * @param server The workspace, which any answer at all is expected of.
 * @param onWait Told once when it has to wait.
 */
export async function untilOnline(server: string, onWait: () => void): Promise<void> {
  if (navigator.onLine) return;
  onWait();
  for (let doubtMs = FIRST_DOUBT_MS; ; doubtMs = Math.min(doubtMs * 2, LONGEST_DOUBT_MS)) {
    if ((await onlineWithin(doubtMs)) || (await isReachable(server))) return;
  }
}

/** @returns Whether the browser has said so by then. */
function onlineWithin(ms: number): Promise<boolean> {
  return new Promise((resolve) => {
    const isOnline = () => {
      clearTimeout(timer);
      resolve(true);
    };
    const timer = setTimeout(() => {
      removeEventListener("online", isOnline);
      resolve(navigator.onLine);
    }, ms);
    addEventListener("online", isOnline, { once: true });
  });
}

/** Whether a harmless request gets through. */
export async function isReachable(server: string): Promise<boolean> {
  const ask = (mode: RequestMode) => fetch(`${server}/api/info`, { mode, credentials: "omit", cache: "no-store" });
  // What it says doesn't matter, so that no leave of the workspace's is needed; but in an isolated frame (COEP) it is.
  return ask("no-cors")
    .catch(() => ask("cors"))
    .then(
      () => true,
      () => false,
    );
}
