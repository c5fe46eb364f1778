import type { PageFacts, ToFrame, ToHost } from "../protocol/messages.ts";
import type { Outlet } from "../protocol/port.ts";
import type { VisitorStorage } from "./browser/visitor-storage.ts";
import type { Texts } from "./i18n/texts.ts";
import type { FrameSettings } from "./settings/parse-settings.ts";

/** What the boot script hands to the app; all of it was on its way while the app's own code was. */
export interface Launch {
  server: string;
  /** The visitor may be known to the workspace by it. */
  token: string | null;
  /** The workspace's configuration as the deployer wrote it into the frame's document, as JSON. */
  snapshot: string | undefined;
  /** As the site gave them. */
  given: Record<string, unknown>;
  settings: FrameSettings;
  page: PageFacts;
  locale: string;
  texts: Promise<Texts>;
  line: Outlet<ToHost>;
  /** Whether our loader is on the other end: it keeps the token, and has a panel to close. */
  hasLoader: boolean;
  /** Whether the page around the frame may be told the token, and the frame may keep one: see `VisitorScope`. */
  isPrivate: boolean;
  storage: VisitorStorage;
  /** The first request for the configuration: made once, at the first sign that the visitor will want it. */
  requestConfig(): Promise<Response>;
}

/** The running app, as the boot script speaks to it. */
export interface App {
  receive(message: ToFrame): void;
}
