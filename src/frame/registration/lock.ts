/**
 * A registration takes seconds, and minutes when it waits for several rate limits; one that holds the lock for longer
 * is in a tab that the browser has frozen.
 */
const LOCK_TIMEOUT_MS = 15 * 60_000;

/**
 * Runs one registration at a time, across the tabs of a browser where it has Web Locks (secure contexts only,
 * and refused to a frame whose storage is denied).
 *
 * @param onBusy Told when another tab is under way.
 * @param work Gets whether it had to wait for another.
 */
export async function exclusively<T>(
  name: string,
  onBusy: () => void,
  work: (waited: boolean) => Promise<T>,
): Promise<T> {
  const locks = navigator.locks as LockManager | undefined;
  let isTaken = false;
  let result: Promise<T> | undefined;
  try {
    await locks?.request(name, { ifAvailable: true }, (lock) => {
      isTaken = !lock;
      result = lock ? work(false) : undefined;
      return result;
    });
  } catch {
    // The lock was denied, or the work failed: what it was comes out below.
  }
  if (!isTaken) return result ?? work(false);
  onBusy();
  return (await locks?.request(name, { signal: AbortSignal.timeout(LOCK_TIMEOUT_MS) }, () => work(true))) as T;
}
