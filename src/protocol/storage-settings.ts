import type { EventToken, StorageArea } from "./settings-table.ts";

/** Where the visitor's token is kept, and who is told it. */
export interface StorageSettings {
  /**
   * Where the visitor's token is kept on the site, and what the visitor left unfinished in the frame. `session` ends
   * with the tab, `none` keeps nothing.
   *
   * @default "local"
   * @example storage: "session"
   */
  storage?: StorageArea;
  /**
   * Whether events tell the visitor's token, which opens the chat, to every script on the page; else it is empty there.
   *
   * @default "include"
   * @example eventToken: "omit"
   */
  eventToken?: EventToken;
}
