/**
 * For what comes in the place of something that had the focus, as a screen's heading does: it takes it, and is read
 * aloud. The first screen of all is drawn before it is in the document.
 */
export const takeFocus = (element: HTMLElement | null) => queueMicrotask(() => element?.focus());
