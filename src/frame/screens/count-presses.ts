/** Further than this a finger or a mouse has moved on purpose: to scroll, or to take the press back. */
const SLACK_PX = 10;

const PRESSABLE = "button, a, label, [type=checkbox], [type=radio]";

/**
 * A press counts for what it began on, also when that has moved away before the release. Leaving a field shows what is
 * wrong with it, and a configuration that comes adds fields: where the buttons are not fixed, a low window or a form in
 * the page, they move on under the finger, and the browser clicks on what is there by then, or on nothing.
 */
export function countPresses(document: Document): void {
  let press: { on: HTMLElement; x: number; y: number } | undefined;
  /** What the browser still makes of this press is not what the visitor meant. */
  let isCounted = false;
  const listen = <Type extends keyof DocumentEventMap>(type: Type, listener: (event: DocumentEventMap[Type]) => void) =>
    document.addEventListener(type, listener, { capture: true, passive: false });

  listen("pointerdown", ({ target, isPrimary, button, clientX, clientY }) => {
    const on = isPrimary && button === 0 ? (target as Element).closest<HTMLElement>(PRESSABLE) : null;
    press = on ? { on, x: clientX, y: clientY } : undefined;
    isCounted = false;
  });
  listen("pointercancel", () => {
    press = undefined;
  });
  listen("pointerup", ({ clientX, clientY }) => {
    if (!press) return;
    const { on, x, y } = press;
    press = undefined;
    const isTakenBack = Math.hypot(clientX - x, clientY - y) > SLACK_PX;
    if (isTakenBack || on.contains(document.elementFromPoint(clientX, clientY))) return;
    on.click();
    isCounted = true;
  });
  for (const type of ["touchend", "click"] as const) {
    listen(type, (event) => {
      if (!isCounted || !event.isTrusted) return;
      event.preventDefault();
      event.stopPropagation();
    });
  }
}
