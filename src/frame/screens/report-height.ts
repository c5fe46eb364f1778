import type { ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";

/** Tells the page how high the content is, at once and after each change: an inline form is as high as what it shows. */
export function reportHeight(body: HTMLElement, line: Outlet<ToHost>): void {
  // The style sheet makes the body as high as the frame, which could then only grow.
  body.style.height = "auto";
  const report = () => line.send({ type: "resize", height: Math.ceil(body.getBoundingClientRect().height) });
  // Browsers don't draw a frame that is out of sight: its height comes when it is scrolled to.
  new ResizeObserver(report).observe(body);
}
