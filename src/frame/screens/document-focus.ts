import { effect, type ReadonlySignal } from "@preact/signals";
import type { Visit } from "../visit/visit.ts";

/** Moves the focus to the field that the form names, unless the visitor has gone on elsewhere since the panel was opened. */
export function keepFocus(document: Document, visit: ReadonlySignal<Visit>, isOpen: ReadonlySignal<boolean>): void {
  let isLeft = false;
  window.onblur = window.onfocus = ({ type }: Event) => {
    isLeft = type === "blur";
  };
  effect(() => {
    if (isOpen.value) isLeft = false;
  });
  effect(() => {
    const target = visit.value.form.focus.value;
    // The field may be drawn only now, or may still be disabled: rendering comes first.
    if (target) setTimeout(() => moveFocus(document, focusable(document, target.id), isLeft));
  });
}

/**
 * WebKit lets a frame of another site take no focus before the visitor has touched the frame. The first key is such a
 * touch, and brings the focus: what is typed then is typed into the field. In Firefox nothing in a frame that is still
 * hidden takes it: the field gets it with the frame. Chromium may take it from the field again when the window itself
 * becomes the focused one late: the field gets it back with the window.
 */
function moveFocus(document: Document, field: HTMLElement | null, isLater: boolean): void {
  if (!field) return;
  if (!isLater) field.focus();
  const again = (event: Event) => {
    if (document.activeElement !== document.body) return;
    field.focus();
    // Tab would go on from the field; backwards it goes where it should.
    if ((event as KeyboardEvent).key === "Tab" && !(event as KeyboardEvent).shiftKey) event.preventDefault();
  };
  for (const type of ["keydown", "focus"]) addEventListener(type, again, { once: true });
}

/** Of a group of radio buttons, the chosen one; of a text to agree to, its button. */
function focusable(document: Document, id: string): HTMLElement | null {
  const box = document.querySelector(`[data-field="${CSS.escape(id)}"]`);
  return (
    box?.querySelector<HTMLElement>("input:checked") ??
    box?.querySelector<HTMLElement>("input, textarea, select, button") ??
    null
  );
}
