import type { ReadonlySignal } from "@preact/signals";
import type { Reason } from "../../protocol/events.ts";
import type { ToHost } from "../../protocol/messages.ts";
import type { Outlet } from "../../protocol/port.ts";
import type { VisitorStorage } from "../browser/visitor-storage.ts";
import type { Draft } from "../form/draft.ts";
import type { Form } from "../form/form.ts";
import type { I18n } from "../i18n/i18n.ts";
import type { HostStorage } from "../registration/host-storage.ts";
import type { Identity } from "../registration/identity.ts";
import type { Journal } from "../registration/journal.ts";
import type { Config } from "../workspace/schemas.ts";
import type { Configuration } from "./configuration.ts";
import type { Consent } from "./consent.ts";
import type { Flow, FlowEvent } from "./flow.ts";
import type { Lifetime } from "./lifetime.ts";
import type { Site } from "./site.ts";

/** Why the workspace still has the visitor; nothing where they are gone. */
export interface Kept {
  reason?: Reason;
  /** The workspace's own, or an empty text. */
  code?: string;
}

/** What a visitor meets here: it was there before them, and serves the next one too. */
export interface Surroundings {
  /** Address of the workspace. */
  server: string;
  site: Site;
  i18n: I18n;
  /** Of the workspace, from the frame's document. */
  snapshot: Config | null;
  /** Files of the workspace's own widget, relative to its folder: what the frame's document names. */
  windowFiles: readonly string[];
  /** To the page. */
  line: Outlet<ToHost>;
  /** Whether our loader is around the frame: it keeps the token, and has a panel to close. */
  hasLoader: boolean;
  /** Whether events may tell the token: not to a page that nobody has named as one that may embed the frame. */
  isPrivate: boolean;
  /** The page's storage, where there is a loader. */
  host: HostStorage | null;
  storage: VisitorStorage;
  /** Whether the panel is open: what acts on the visitor's behalf waits for that. */
  isOpen: ReadonlySignal<boolean>;
  /** Whether the page is on display. */
  isVisible: ReadonlySignal<boolean>;
  /** Whether the visitor has opened the panel by a click or a key of their own. */
  hasGesture: ReadonlySignal<boolean>;
  /** The chat has ended, and the workspace wants nothing of the visitor kept: the last screen may stay. */
  onChatEnded(): void;
  /** The visitor says that they are somebody else than the one who is known. */
  onStartOver(): void;
  /** The visitor wants everything deleted: in the workspace, and if that is done here. */
  onErase(): Promise<Kept>;
  /** It turned out that another tab has forgotten the visitor: the next one begins. */
  onForgottenElsewhere(): void;
}

/** What the parts of one visit share. All that is not of the surroundings ends with the visit. */
export interface VisitContext extends Surroundings {
  lifetime: Lifetime;
  form: Form;
  flow: ReadonlySignal<Flow>;
  /** Something happened: the flow says what follows, and whether it comes too late. */
  apply(event: FlowEvent): void;
  configuration: Configuration;
  consent: Consent;
  identity: Identity;
  journal: Journal;
  draft: Draft;
  /** Of the visitors in this browser, as it was when the visit began. */
  generation: unknown;
}
