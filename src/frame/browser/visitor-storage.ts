import { createSlot, createStore, type Slot, type Store } from "./storage.ts";

/** Whose visitor it is: what one site's visitor left is never read on another site, nor for another workspace. */
export interface VisitorScope {
  /** Origin of the page around the frame; empty when nobody could tell it. */
  site: string;
  /** Address of the workspace. */
  server: string;
  /** Of the widget, when the page gave it one. */
  name?: string | undefined;
  /** The site's setting. */
  storage?: "local" | "session" | "none" | undefined;
  /**
   * Whether a token may be kept here. Not where any page of the same site could embed the frame and read it: a frame
   * that stands in a page without our loader and without pinned parents.
   */
  isPrivate: boolean;
}

/** Everything that the frame keeps of a visitor, by what it is for. */
export interface VisitorStorage {
  /** What was typed; only this tab's. */
  draft: Slot;
  /** Whether the visitor was at it in this tab: then nobody has to ask whether it is still the same person. */
  isHere: Slot;
  /** The progress of a submission, with its token and its answers. */
  journal: Slot;
  /** The agreement to the consent's text. */
  consent: Slot;
  /** The visitor token, where no page keeps it. */
  token: Slot;
  /** Changes whenever a visitor is forgotten, so that other tabs can tell. Nothing before the first time. */
  generation: Slot;
  /** Instants of the last calls to the workspace: nobody's, and never forgotten. */
  calls: Slot;
  lastRoom: Slot;
  /** The key of `generation`, for whoever listens to other tabs. */
  generationKey: string;
}

const PREFIX = "prechat:";

/** Of every site's and workspace's journal. */
export const JOURNAL_PREFIX = `${PREFIX}journal:`;

export function openVisitorStorage({ site, server, name, storage = "local", isPrivate }: VisitorScope): VisitorStorage {
  const areas: Record<"local" | "session" | "none", Store> = {
    local: createStore(() => localStorage),
    session: createStore(() => sessionStorage),
    none: createStore(() => null),
  };
  const kept = areas[isPrivate ? storage : "none"];
  const draft = areas[storage === "none" || !site ? "none" : "session"];
  const workspace = `${site} ${server}`;
  const widget = name ? `${workspace}#${name}` : workspace;
  const generationKey = `${PREFIX}generation:${workspace}`;
  return {
    draft: createSlot(draft, `${PREFIX}draft:${widget}`),
    isHere: createSlot(draft, `${PREFIX}here:${workspace}`),
    journal: createSlot(kept, `${JOURNAL_PREFIX}${widget}`),
    consent: createSlot(kept, `${PREFIX}consent:${workspace}`),
    token: createSlot(kept, `${PREFIX}token:${workspace}`),
    generation: createSlot(kept, generationKey),
    calls: createSlot(areas[storage], `${PREFIX}calls:${server}`),
    lastRoom: createSlot(areas[storage], `${PREFIX}last-room:${server}`),
    generationKey,
  };
}

/** Forgets the visitor in every tab of this browser. */
export function forgetVisitor({ draft, isHere, journal, consent, token, generation }: VisitorStorage): void {
  for (const slot of [draft, isHere, journal, consent, token]) slot.write(undefined);
  generation.write(crypto.getRandomValues(new Uint32Array(2)).join("-"));
}
