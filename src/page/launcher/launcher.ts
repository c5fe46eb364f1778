import { readableOn } from "../../protocol/color.ts";
import type { EventName, Reason } from "../../protocol/events.ts";
import type { Erased } from "../../protocol/messages.ts";
import type { Settings } from "../../protocol/settings.ts";
import { DEFAULT_POSITION, DEFAULT_Z_INDEX } from "../../protocol/settings-table.ts";
import { isThrifty } from "../../protocol/thrift.ts";
import { element } from "../element.ts";
import { Emitter, type Listener } from "../emitter.ts";
import { createFrame } from "../frame-element.ts";
import { isRootHolding, setAbove } from "../top-layer.ts";
import { chatWord } from "./chat-word.ts";
import { launcherCss } from "./launcher-css.ts";
import { isFine, needsMore } from "./quick-check.ts";

/** How long after a click a panel that never came is given up. */
export const REVEAL_TIMEOUT_MS = 15_000;

export type OnErased = (outcome: Erased) => void;

/** A command that waits for the panel. After `erase` stands who waits for its outcome. */
export type Call = [command: string, ...args: unknown[]];

/** The widget before the first sign of intent. The panel takes it over: it replaces `call` and takes `calls` away. */
export interface Launcher {
  settings: Settings;
  root: ShadowRoot;
  controller: AbortController;
  emitter: Emitter;
  /** Runs while a visitor waits for the panel. */
  timer?: ReturnType<typeof setTimeout> | undefined;
  calls?: Call[] | undefined;
  /**
   * Shows what the settings say now, and returns the launcher's name in the visitor's language.
   *
   * @param accent The workspace's colour, for a site that set none.
   */
  paint(accent?: string): string;
  /**
   * Shows the element in the top layer, above all of the page, or only where it would be of no use otherwise.
   *
   * @returns Whether it stays in its corner.
   */
  rise(isWanted: boolean): boolean;
  /** Makes the iframe, which is still to be put in. @param properties Of the element, before it loads. */
  createFrame(properties?: Partial<HTMLIFrameElement>): HTMLIFrameElement;
  call(command: string, ...args: unknown[]): unknown;
  /**
   * What comes after the first intent can't be had: the visitor, the site and its owner are told.
   *
   * @param problem For the owner.
   */
  fail(reason: Reason, problem: string): void;
}

/** Commands that a visitor waits for. */
const isOpening = (command: string) => command === "open" || command === "toggle";

/** Those that only the frame can follow, besides. */
const NEED_FRAME = ["intent", "reset", "erase"];

/**
 * @param loadPanel Fetches what comes after the first intent; called again when it failed.
 * @param emitter Of a page that listened before.
 */
export function createLauncher(
  settings: Settings,
  loadPanel: (launcher: Launcher) => void,
  emitter = new Emitter(),
): Launcher {
  const { launcher: ownSelector, preload } = settings;
  const controller = new AbortController();
  const host = element("prechat-widget");
  const root = host.attachShadow({ mode: "open" });
  const button = element("button");
  const sheet = new CSSStyleSheet();
  const scope = ownSelector ? document : root;
  const selector = ownSelector ?? "button";
  const note = element("output");
  let frame: HTMLElement | undefined;

  const paint = (accent = "#15c") => {
    const { position = DEFAULT_POSITION, zIndex = DEFAULT_Z_INDEX, color = accent, locale, texts } = settings;
    const label = texts?.launcher ?? chatWord(locale);
    // Not a style element or attribute: a strict policy allows what scripts set.
    sheet.replaceSync(launcherCss(color, readableOn(color), position, zIndex));
    button.setAttribute("aria-label", label);
    return label;
  };

  /** The frame and the panel's code are fetched side by side. */
  const prepare = () => {
    if (frame) return;
    frame = it.createFrame();
    root.append(frame);
    loadPanel(it);
  };

  const giveUp = (reason: string) => {
    // A panel that opens by itself later would be a surprise.
    it.calls = it.calls?.filter(([command, onAnswered]) => {
      const isErasing = command === "erase";
      if (isErasing) (onAnswered as OnErased)({ erased: false, reason });
      return !isErasing && !isOpening(command);
    });
  };

  const it: Launcher = {
    settings,
    root,
    controller,
    emitter,
    calls: [],
    paint,
    createFrame: (properties) => createFrame(settings, properties),
    rise: (isWanted) => setAbove(host, isWanted || isRootHolding()),
    call(command, ...args) {
      if (command === "on" || command === "off") return emitter[command](...(args as [EventName, Listener]));
      if (command === "destroy") {
        controller.abort();
        clearTimeout(it.timer);
        giveUp("destroyed");
        host.remove();
      } // Beside the body: a framework that replaces it takes nothing of ours away.
      else if (!host.isConnected) {
        document.documentElement.append(host);
        it.rise(false);
      }
      if (isOpening(command) || command === "show" || command === "hide") button.hidden = command === "hide";
      if (command === "set" && isFine({ ...settings, ...(args[0] as Settings) }) && !needsMore(Object(args[0]))) {
        Object.assign(settings, args[0]);
        paint();
      }
      // Before `prepare`: the panel may be there at once, and takes over what is in place by then.
      it.calls?.push([command, ...args]);
      if (isOpening(command) || command === "erase") {
        it.timer ??= setTimeout(it.fail, REVEAL_TIMEOUT_MS, "timeout", `${settings.frame} can't be loaded`);
      }
      if (isOpening(command) || NEED_FRAME.includes(command)) prepare();
      return undefined;
    },
    fail(reason, problem) {
      clearTimeout(it.timer);
      frame?.remove();
      it.timer = frame = undefined;
      giveUp(reason);
      root.append(note);
      note.textContent = settings.texts?.unavailable ?? "Chat can't be loaded right now.";
      emitter.emit("error", { step: "config", reason });
      console.error(`[prechat] ${problem}`);
    },
  };

  // A finger that touches down is "over" first.
  for (const type of ["click", "pointerover", "focusin"]) {
    scope.addEventListener(
      type,
      (event) => {
        const opener = (event.target as Element).closest(selector);
        if (!opener) return;
        if (type === "click") {
          event.preventDefault();
          it.call("open", opener);
        } else if (preload !== "none" && !isThrifty()) it.call("intent");
      },
      controller,
    );
  }

  root.adoptedStyleSheets = [sheet];
  if (!ownSelector) root.append(button);
  // As a text: "false".
  button.setAttribute("aria-expanded", false as never);
  paint();
  document.documentElement.append(host);
  it.rise(false);
  // The page's styles may come after us.
  addEventListener("load", () => isRootHolding() && it.rise(true), controller);
  return it;
}
