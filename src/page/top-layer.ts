/** What makes an element hold all that is fixed in it (https://www.w3.org/TR/css-transforms-1/#transform-rendering). */
const HOLDING = ["transform", "translate", "rotate", "scale", "perspective", "contain", "willChange"] as const;

/** Whether the page's root element does: our element would scroll away with the page. */
export function isRootHolding(): boolean {
  const style = getComputedStyle(document.documentElement);
  return HOLDING.some((property) => !/^(none|auto)?$/.test(style[property]));
}

/**
 * Shows our element in the browser's top layer, above all that is there now, or takes it back.
 *
 * @returns Whether it is where it was asked to be: older browsers have no popovers.
 */
export function setAbove(host: HTMLElement, isAbove: boolean): boolean {
  if (!("showPopover" in host)) return !isAbove;
  // What was shown before is above us until we are shown again.
  host.popover = null;
  if (isAbove && host.isConnected) {
    host.popover = "manual";
    host.showPopover();
  }
  return true;
}
