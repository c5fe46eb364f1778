/**
 * The widget takes the focus when it opens, as a visitor wants it. Here it opens by itself, beside a field that somebody
 * types into: there the focus stays, until the visitor goes to the widget by the pointer or the Tab key.
 *
 * @param container Holds the widget's page.
 * @param first Has the focus where nobody has chosen.
 * @returns What ends it.
 */
export function keepFocus(container: HTMLElement, first: HTMLElement): () => void {
  let last = first;
  let isTabbed = false;
  const controller = new AbortController();
  const { signal } = controller;
  document.addEventListener(
    "focusin",
    ({ target }) => {
      if (target instanceof HTMLElement && !container.contains(target)) last = target;
    },
    { signal },
  );
  document.addEventListener(
    "keydown",
    ({ key }) => {
      isTabbed = key === "Tab";
    },
    { signal },
  );
  document.addEventListener(
    "pointerdown",
    () => {
      isTabbed = false;
    },
    { signal },
  );
  const giveBack = () => {
    const isThere = container.contains(document.activeElement);
    if (!isThere || isTabbed || container.matches(":hover")) return;
    (last.isConnected ? last : first).focus({ preventScroll: true });
  };
  // Firefox says where the focus went only afterwards.
  addEventListener("blur", () => setTimeout(giveBack), { signal });
  return () => controller.abort();
}
