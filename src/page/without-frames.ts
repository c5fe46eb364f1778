/**
 * For tests without a browser: there a page can load no frame, and says so each time. Now it doesn't try.
 *
 * @param windowOf What stands in for the window of a frame's document.
 */
export function loadNoFrames(windowOf: (iframe: HTMLIFrameElement) => object | null = () => null): void {
  const { prototype } = HTMLIFrameElement;
  const load = Object.getOwnPropertySymbols(prototype).find(({ description }) => description === "connectedToDocument");
  if (load) Object.defineProperty(prototype, load, { configurable: true, value() {} });
  Object.defineProperty(prototype, "contentWindow", {
    configurable: true,
    get(this: HTMLIFrameElement) {
      return windowOf(this);
    },
  });
}
