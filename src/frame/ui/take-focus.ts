/**
 * For the heading of a screen whose predecessor had the focus: it takes it, and is read aloud. The first screen of all
 * is drawn before it is in the document.
 */
export const takeFocus = (heading: HTMLElement | null) => queueMicrotask(() => heading?.focus());
