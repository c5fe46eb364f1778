import type { Settings } from "../protocol/settings.ts";
import type { Launcher } from "./launcher.ts";

/** What the loader asks of the panel's script, as properties of its script element. */
export type PanelRequest =
  /** The visitor is about to open this one. */
  | { launcher: Launcher; onerror(): void }
  /** Settings that need a closer look: `go` on with them when they are right. */
  | { settings: Settings; go(settings: Settings): Launcher; replay(): void };

/** `window.Prechat`: the page's stub, which only queues, or the loader. */
export interface PrechatCommand {
  (...entry: Entry): unknown;
  q?: Entry[];
  loaded?: boolean;
  /** The panel's script, once it ran: one is enough for every widget and every life of one. */
  panel?(request: PanelRequest): void;
}

/** A command as the page wrote it, `["open"]` or `["sales.open"]` for a widget with a name. */
export type Entry = [path: string, ...args: unknown[]];
