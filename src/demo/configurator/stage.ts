import { factsOf, SETTING_NAMES, type SettingName } from "../../protocol/setting-facts.ts";
import type { Given } from "./choices.ts";
import { QUEUE } from "./snippets/script-tag.ts";
import { isOurs } from "./told.ts";

/** A customer's page, as plain as can be. */
const PAGE = "./stage.html";

type Command = (command: string, ...args: unknown[]) => unknown;

/** The window of the page, as far as it is used. */
interface StageWindow extends Pick<Window, "document" | "addEventListener"> {
  Prechat?: Command;
  console: Console;
}

export interface StageOptions {
  /** Holds the page; nothing else is in it. */
  container: HTMLElement;
  /** Address of the folder with the files: always the demo's own, whatever an address says. */
  statics: string;
  /** The page's console said this, since the settings were last shown. */
  onTold(lines: string[]): void;
}

/** The real widget, on a page of its own in an iframe: with the loader, as a site has it. */
export class Stage {
  readonly #options: StageOptions;
  #page: HTMLIFrameElement | null = null;
  /** What the widget began with. */
  #begun: Given = {};
  /** What it was last told. */
  #shown = "";
  #hasForm = false;
  #isOpen = true;
  #lines: string[] = [];

  constructor(options: StageOptions) {
    this.#options = options;
  }

  /** Shows the widget with these settings: changed where it takes them while it runs, begun anew where it does not. */
  show(settings: Given): void {
    const shown = JSON.stringify(settings);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#lines = [];
    this.#options.onTold([]);
    const isFixed = (name: SettingName) => factsOf(name).isFixed;
    const hasChanged = (name: SettingName) => JSON.stringify(settings[name]) !== JSON.stringify(this.#begun[name]);
    if (!this.#hasForm || SETTING_NAMES.filter(isFixed).some(hasChanged)) this.#begin(settings);
    else {
      // Those that are not set any more, too: without a value they are what they were before.
      const changes = SETTING_NAMES.filter((name) => !isFixed(name)).map((name) => [name, settings[name]]);
      this.#say("set", Object.fromEntries(changes));
    }
  }

  /** A visitor who was never here. */
  startOver(): void {
    this.#say("reset");
    this.#begin(this.#begun);
  }

  #say(command: string, ...args: unknown[]): void {
    const { name } = this.#begun;
    this.#window?.Prechat?.(name ? `${name}.${command}` : command, ...args);
  }

  get #window(): StageWindow | null {
    return (this.#page?.contentWindow as unknown as StageWindow | null) ?? null;
  }

  #begin(settings: Given): void {
    this.#begun = settings;
    this.#hasForm = false;
    const page = document.createElement("iframe");
    page.title = "A page with the widget";
    page.src = PAGE;
    page.addEventListener("load", () => this.#page === page && this.#fill(settings), { once: true });
    this.#page = page;
    this.#options.container.replaceChildren(page);
  }

  /** What a site writes into its page. */
  #fill(settings: Given): void {
    const window = this.#window;
    if (!window) return;
    const { document } = window;
    this.#hear(window);
    const { noAuto: _, frame, ...own } = settings;
    // One that the check would refuse is shown to it; any other would load a stranger's frame.
    const given = { ...own, ...(isRefused(frame) && { frame }) };
    addPlace(document, "section", settings.target);
    addPlace(document, "button", settings.launcher);
    // The page's own function: the loader takes no other window's for one.
    document.head.append(Object.assign(document.createElement("script"), { text: QUEUE }));
    window.Prechat?.("init", given);
    if (this.#isOpen && settings.mode !== "inline") this.#say("open");
    const script = document.createElement("script");
    script.src = `${this.#options.statics}/prechat.js`;
    document.head.append(script);
  }

  #hear(window: StageWindow): void {
    const { console } = window;
    for (const level of ["error", "warn"] as const) {
      const say = console[level].bind(console);
      console[level] = (...words: unknown[]) => {
        say(...words);
        const [line] = words;
        if (window !== this.#window || !isOurs(line)) return;
        this.#lines.push(line);
        this.#options.onTold([...this.#lines]);
      };
    }
    window.addEventListener("prechat:ready", () => {
      this.#hasForm = true;
    });
    for (const type of ["open", "close"]) {
      window.addEventListener(`prechat:${type}`, () => {
        this.#isOpen = type === "open";
      });
    }
  }
}

/** As the check takes addresses: http or https, and nobody's name or password in it. */
function isRefused(frame: unknown): boolean {
  if (frame === undefined) return false;
  if (typeof frame !== "string" || !frame || !URL.canParse(frame, location.href)) return true;
  const { protocol, username, password } = new URL(frame, location.href);
  return !/^https?:$/.test(protocol) || username !== "" || password !== "";
}

/** The site has the element that a selector names; here one is made for the simple ones. */
function addPlace(document: Document, tag: "section" | "button", selector: unknown): void {
  const [, sign, name = ""] = /^([#.])([\w-]+)$/.exec(String(selector)) ?? [];
  if (!sign || document.querySelector(`${sign}${CSS.escape(name)}`)) return;
  const element = document.createElement(tag);
  if (sign === "#") element.id = name;
  else element.className = name;
  if (tag === "button") element.textContent = "Talk to us";
  document.querySelector("main")?.append(element);
}
