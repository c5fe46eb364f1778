import type { Path } from "./subjects.ts";

/** What the probe looks for. */
export interface ProbePlan {
  launcher: { isInFrame: boolean; path: Path } | null;
  iframe: Path;
  /** The frame whose composer the visitor writes to a human in. */
  chatWindow: Path;
  composer: string;
  /** Clicks the launcher in the frame of animation that first shows it. */
  clicksAtOnce: boolean;
  /** The form is complete when it has this many of these. */
  complete: { selector: string; count: number };
}

/** Milliseconds since 1970 by what happened then. */
export type Moments = Partial<Record<Moment, number>>;
export type Moment = "navigation" | "launcher" | "hover" | "click" | "usable" | "complete" | "submit" | Ending;
type Ending = "registered" | "handoff" | "window" | "composer";

export const REPORT = "reportToBench";

/** The script that a browser context adds to every document. */
export function probeScript(plan: ProbePlan): string {
  // The compiler marks functions with a helper of this name, which a page does not have.
  return `{ const __name = (value) => value; (${probe})(${JSON.stringify(plan)}); }`;
}

/**
 * Runs in the page and in each of its frames, before their own scripts, and looks at every frame of animation: a
 * moment is the first frame that shows it. The same code watches every widget.
 */
function probe({ launcher, iframe, chatWindow, composer, clicksAtOnce, complete }: ProbePlan): void {
  const REPORT_NAME = "reportToBench";
  const SHOWN = "bench: the page shows this frame";
  const HEARD = "bench: the frame knows";
  const isPage = window === top;
  // A frame's first, empty document, which its own replaces.
  if (location.protocol === "about:") return;
  const seen = new Set<string>();

  const report = (moment: string, time = performance.now()) => {
    if (seen.has(moment)) return;
    seen.add(moment);
    const page = window as unknown as Record<string, (moment: string, at: number) => void>;
    page[REPORT_NAME]?.(moment, performance.timeOrigin + time);
  };

  /** Looks at every frame until there is something to see. */
  const watch = (look: () => boolean) => {
    const step = () => {
      if (!look()) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  };

  const find = (path: string[]) => {
    let place: ParentNode | null | undefined = document;
    let found: HTMLElement | null | undefined;
    for (const selector of path) {
      found = place?.querySelector<HTMLElement>(selector);
      place = found?.shadowRoot ?? found;
    }
    return found;
  };

  const isVisible = (element: Element | null | undefined): element is HTMLElement => {
    if (!element?.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1;
  };

  const watchLauncher = (path: string[]) =>
    watch(() => {
      const button = find(path);
      if (!isVisible(button)) return false;
      report("launcher");
      if (clicksAtOnce) {
        report("click");
        button.click();
      }
      return true;
    });

  /** A letter goes in; how much the composer has besides is its own business. */
  const takesLetter = (field: HTMLElement) => {
    if (document.activeElement !== field) field.focus();
    document.execCommand("insertText", false, "A");
    return field.textContent.includes("A");
  };

  /** A field that is seen, enabled, takes the focus, and a letter. */
  const takesKey = () => {
    const fields = document.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), textarea");
    const field = [...fields].find((one) => isVisible(one) && !one.disabled && !one.readOnly);
    if (!field) return false;
    if (document.activeElement !== field) field.focus();
    const before = field.value;
    document.execCommand("insertText", false, "A");
    return document.activeElement === field && field.value === `${before}A`;
  };

  const watchForm = () => {
    watch(() => {
      if (!takesKey()) return false;
      report("usable");
      return true;
    });
    watch(() => {
      if (document.querySelectorAll(complete.selector).length < complete.count) return false;
      report("complete");
      return true;
    });
  };

  const on = (type: string, listener: (event: Event) => void) => addEventListener(type, listener, true);
  // The time of the gesture itself, however late the page gets to know it.
  on("click", (event) => {
    const target = event.composedPath()[0] as Element;
    if (target.closest?.("button[type=submit], form button:not([type=button])")) report("submit", event.timeStamp);
    else if (event.isTrusted) report("click", event.timeStamp);
  });

  if (isPage) {
    report("navigation", 0);
    on("pointerover", (event) => {
      if ((event.composedPath()[0] as Element).closest?.("button, iframe")) report("hover", event.timeStamp);
    });
    for (const name of ["registered", "handoff"]) on(`prechat:${name}`, () => report(name));
    if (launcher && !launcher.isInFrame) watchLauncher(launcher.path);
    watch(() => {
      if (!isVisible(find(chatWindow))) return false;
      report("window");
      return true;
    });
    if (launcher) {
      watch(() => {
        const frame = find(iframe) as HTMLIFrameElement | undefined;
        if (!isVisible(frame)) return false;
        // The frame can't see whether the page shows it.
        frame.contentWindow?.postMessage(SHOWN, "*");
        return seen.has("heard");
      });
    }
    addEventListener(
      "message",
      (event) => {
        if (event.data !== HEARD) return;
        event.stopImmediatePropagation();
        seen.add("heard");
      },
      true,
    );
    const tasks: [start: number, duration: number][] = [];
    Object.assign(window, { benchTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) tasks.push([startTime, duration]);
    }).observe({ type: "longtask", buffered: true });
  } else {
    if (launcher?.isInFrame) watchLauncher(launcher.path);
    addEventListener(
      "message",
      (event) => {
        if (event.data !== SHOWN) return;
        event.stopImmediatePropagation();
        if (seen.has("shown")) return;
        seen.add("shown");
        parent.postMessage(HEARD, "*");
        watchForm();
      },
      true,
    );
    watch(() => {
      const field = document.querySelector(composer);
      if (!isVisible(field)) return false;
      // The official widget has its form in the same frame, and no event of its own.
      if (seen.has("submit")) report("handoff");
      if (!takesLetter(field)) return false;
      report("composer");
      return true;
    });
  }
}
