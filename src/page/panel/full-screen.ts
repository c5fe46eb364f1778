import lockCss from "./page-lock.css?inline";

/** As in `panel.css`. */
const SMALL = "(width < 480px), (height < 420px)";

interface CloseWatcher {
  onclose: (() => void) | null;
}

/**
 * What the panel needs while it fills a small window: a page that does not scroll behind it, and a size that follows
 * the on-screen keyboard, which iOS lays over the page without resizing it. Android's back gesture closes
 * it, where the browser lets a page know (`CloseWatcher`); the frame does the same while it has the focus.
 */
export function createFullScreen(root: ShadowRoot, signal: AbortSignal, onCloseRequest: () => void) {
  // A sheet of its own leaves no trace in the page's styles when it goes.
  const lock = new CSSStyleSheet();
  lock.replaceSync(lockCss);
  const without = () => document.adoptedStyleSheets.filter((sheet) => sheet !== lock);
  const follow = () => {
    const { height = 0, offsetTop = 0, scale = 1 } = window.visualViewport ?? {};
    // A visitor who zooms in by hand moves over the panel instead.
    const isZoomed = scale > 1.01;
    const style = root.querySelector("iframe")?.style;
    style?.setProperty("--height", height && !isZoomed ? `${height}px` : "");
    style?.setProperty("--top", isZoomed ? "" : `${offsetTop}px`);
  };
  let visit = new AbortController();
  signal.addEventListener("abort", () => visit.abort());
  return {
    enter() {
      visit = new AbortController();
      document.adoptedStyleSheets = [...without(), lock];
      follow();
      const { CloseWatcher } = window as { CloseWatcher?: new (options: { signal: AbortSignal }) => CloseWatcher };
      if (CloseWatcher && matchMedia(SMALL).matches) new CloseWatcher(visit).onclose = onCloseRequest;
      for (const type of ["resize", "scroll"]) window.visualViewport?.addEventListener(type, follow, visit);
    },
    leave() {
      visit.abort();
      document.adoptedStyleSheets = without();
    },
  };
}
