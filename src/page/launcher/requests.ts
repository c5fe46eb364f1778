import type { Settings } from "../../protocol/settings.ts";
import type { Status } from "../../protocol/status.ts";
import type { Launcher } from "./launcher.ts";
import type { LoadPart } from "./parts.ts";

/** A widget that is to begin with these settings, when they are right; the page's commands wait for it. */
export interface NewRequest {
  settings: Settings;
  /**
   * Answers nothing when it was destroyed meanwhile.
   *
   * @param isHidden Whether nothing is shown until the page says so.
   */
  go(settings: Settings, isHidden?: boolean): Launcher | undefined;
  /** A script that it takes to begin can't be loaded. */
  fail(url: string): void;
}

/** What our other scripts find on their own element beside a request. */
export interface Given {
  loadPart: LoadPart;
}

/** What is to change while a widget runs. */
export interface ChangeRequest {
  running: Settings;
  settings: Partial<Settings>;
  /** @param changes What may change. */
  go(changes: Partial<Settings>): void;
}

/** Settings that need a closer look: of a new widget, or changed ones of a running one. */
export type CheckRequest = NewRequest | ChangeRequest;

/** Whether somebody is there. */
export interface StatusRequest {
  settings: Settings;
  /** Id of one. As the page gave it. */
  department?: unknown;
  onAnswered(status: Status): void;
  /** The script can't be loaded. */
  onerror?(url: string): void;
}

/** What the loader asks of the panel's script, as properties of its script element. */
export type PanelRequest =
  /** The visitor is about to open this one. */
  | { launcher: Launcher; onerror(url: string): void }
  /** Settings that were checked, and ask for more than a launcher. */
  | NewRequest;

/** `window.Prechat`: the page's stub, which only queues, or the loader. */
export interface PrechatCommand {
  (...entry: Entry): unknown;
  q?: Entry[];
  loaded?: boolean;
  /** Of the package, `0.1.0` for example. */
  version?: string;
  /**
   * A script tag of ours is there.
   *
   * @param frame Address of the frame beside it.
   * @returns What lets its widget begin: what the page said before, an `init` too, is heard first. Nothing where the
   * tag waits for the page.
   */
  tag?(attributes: DOMStringMap, frame: string): (() => void) | undefined;
  /** The other scripts, once they ran: one of each is enough for every widget and every life of one. */
  panel?(request: PanelRequest): void;
  check?(request: CheckRequest): void;
  status?(request: StatusRequest): void;
}

/** A command as the page wrote it, `["open"]` or `["sales.open"]` for a widget with a name. */
export type Entry = [path: string, ...args: unknown[]];
