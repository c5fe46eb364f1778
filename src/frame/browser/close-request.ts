declare global {
  interface Window {
    /** Not in every browser (https://developer.mozilla.org/docs/Web/API/CloseWatcher). */
    CloseWatcher?: new () => { onclose: (() => void) | null; destroy(): void };
  }
}

/**
 * On a touch screen the system's way to close something, Android's back gesture, closes the panel, and not the page with
 * the half-filled form. It goes to the document that has the focus: the page listens, too. Elsewhere a request comes
 * from the Escape key, which the app hears itself, and tells from the end of an input method's composition.
 *
 * @returns What ends it.
 */
export function watchCloseRequests(onClose: () => void): (() => void) | undefined {
  if (!window.CloseWatcher || !matchMedia("(pointer: coarse)").matches) return undefined;
  const watcher = new window.CloseWatcher();
  watcher.onclose = onClose;
  return () => watcher.destroy();
}
