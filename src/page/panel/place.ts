/** Where our element stands in the page. */
export interface Place {
  /** Puts the element where it belongs, unless it is there. */
  take(): void;
}

/** Beside the body: a framework that replaces it takes nothing of ours away. One that replaces the document does. */
export function besideBody(host: HTMLElement): Place {
  return {
    take() {
      if (!host.isConnected) document.documentElement.append(host);
    },
  };
}

/** In the page's own element, which its framework may replace at any time. */
export function inTarget(host: HTMLElement, target: string | undefined, signal: AbortSignal): Place {
  const take = () => {
    if (!host.isConnected && target) document.querySelector(target)?.append(host);
  };
  host.remove();
  host.toggleAttribute("inline", true);
  const observer = new MutationObserver(take);
  observer.observe(document, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  return { take };
}
