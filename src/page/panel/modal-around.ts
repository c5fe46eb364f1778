/**
 * The page's modal dialog that is open, if there is one: nothing outside of it can be used. Of several, the one that
 * has the focus.
 *
 * @param opener What opened the panel, when it is known.
 */
export function modalAround(opener: unknown): Element | null {
  let element = opener instanceof Element ? opener : focused();
  for (; element; element = above(element)) if (element.matches("dialog:modal")) return element;
  return [...document.querySelectorAll("dialog:modal")].pop() ?? null;
}

/** Also when it is in the shadow of the page's own components. */
function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** As the page is drawn: what stands in a slot is inside of what holds the slot. */
function above(element: Element): Element | null {
  const root = element.getRootNode();
  return element.assignedSlot ?? element.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
}
