import { signal } from "@preact/signals";
import { vi } from "vitest";
import type { PageFacts, ToFrame, ToHost } from "../../../protocol/messages.ts";
import type { Settings } from "../../../protocol/settings.ts";
import { createSlot, createStore } from "../../browser/storage.ts";
import type { VisitorStorage } from "../../browser/visitor-storage.ts";
import { find } from "../../form/field.ts";
import { I18n } from "../../i18n/i18n.ts";
import { parseSettings } from "../../settings/parse-settings.ts";
import type { Config } from "../../workspace/schemas.ts";
import * as afterForm from "../after-form.ts";
import * as fieldReports from "../field-reports.ts";
import type { LateParts } from "../late-parts.ts";
import { Site } from "../site.ts";
import type { Visit } from "../visit.ts";
import { Visits } from "../visits.ts";
import * as warmWindow from "../warm-window.ts";

const SERVER = "https://chat.example.com";

/** What the page around the frame says of itself. */
export const PAGE: PageFacts = {
  url: "https://www.example.com/",
  landing: "https://www.example.com/",
  referrer: "",
  title: "",
  lang: "en",
  font: "",
};

/** A request that the workspace has not answered yet. */
export interface OpenRequest {
  /** Method and path, as `POST visitor`. */
  name: string;
  body: unknown;
  query: URLSearchParams;
  /** Its answer, as JSON. */
  answer(body: object, status?: number): void;
  /** It doesn't get through. */
  drop(): void;
}

export interface TestFrame {
  visits: Visits;
  /** Whoever is here. */
  visit(): Visit;
  storage: VisitorStorage;
  /** What the page was told. */
  told: ToHost[];
  receive(message: ToFrame): void;
  /** Answers a typed answer's field. */
  type(name: string, value: string): void;
  /** The text of a field. */
  valueOf(name: string): string | undefined;
  /** Waits for a request of that name, and takes it off the list. */
  request(name: string): Promise<OpenRequest>;
  /** Names of the requests that nobody has taken. */
  open(): string[];
  /** The browser loses its connection, or has it again. */
  setOnline(isOnline: boolean): void;
  /** Lets everything go on that waits for nothing. */
  settle(): Promise<void>;
}

export interface TestFrameOptions {
  settings?: Partial<Settings>;
  parts?: Partial<LateParts>;
  /** Storage that several tabs share. */
  area?: Storage;
  /** The draft's, which belongs to one tab. */
  tab?: Storage;
  token?: string;
  /** What the frame's document says of the configuration. */
  snapshot?: Config;
  /** What it says of the workspace's own widget. */
  windowFiles?: string[];
  /** Whether our loader is around it. Default: not. */
  hasLoader?: boolean;
}

/** A storage that several tabs may share. @param items What is in it. */
export function newArea(items = new Map<string, string>()): Storage {
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

/** Waits for what holds soon; a busy machine may take its time. */
export function until<T>(holds: () => T): Promise<T> {
  return vi.waitFor(holds, { timeout: 30_000 });
}

/** The frame without its document: the real visits, in front of a workspace that answers when the test says so. */
export function openFrame(options: TestFrameOptions = {}): TestFrame {
  const { settings = {}, parts = {}, area, tab, token, snapshot, windowFiles = [], hasLoader = false } = options;
  const requests: OpenRequest[] = [];
  vi.stubGlobal("fetch", (input: string | Request, init?: RequestInit) => receiveRequest(requests, input, init));
  vi.stubGlobal("location", new URL("https://static.example.com/frame/index.html"));
  vi.stubGlobal("navigator", { onLine: true, languages: ["en"] });
  const window = new EventTarget();
  vi.stubGlobal("addEventListener", window.addEventListener.bind(window));
  vi.stubGlobal("removeEventListener", window.removeEventListener.bind(window));
  const kept = createStore(() => area ?? null);
  const session = createStore(() => tab ?? null);
  const storage: VisitorStorage = {
    draft: createSlot(session, "draft"),
    isHere: createSlot(session, "here"),
    journal: createSlot(kept, "journal"),
    consent: createSlot(kept, "consent"),
    token: createSlot(kept, "token"),
    generation: createSlot(kept, "generation"),
    calls: createSlot(kept, "calls"),
    lastRoom: createSlot(kept, "last-room"),
    generationKey: "generation",
  };
  const told: ToHost[] = [];
  const given = { server: SERVER, handoff: "room" as const, ...settings };
  const visits = new Visits({
    ...{ server: SERVER, storage, i18n: new I18n(), hasLoader, isPrivate: true, host: null },
    isVisible: signal(true),
    line: { send: (message) => void told.push(message) },
    site: new Site(given, parseSettings(given), PAGE),
    token: token ?? null,
    snapshot: snapshot ?? null,
    windowFiles,
    parts: {
      afterForm: async () => afterForm,
      fieldReports: async () => fieldReports,
      warmWindow: async () => warmWindow,
      phone: () => Promise.reject(new TypeError("Failed to fetch")),
      ...parts,
    },
    requestConfig: () => fetch(`${SERVER}/api/v1/livechat/config${token ? `?token=${token}` : ""}`),
  });
  const visit = () => visits.current.value;
  const fieldOf = (name: string) => find(visit().form.definitions.value, name);
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve, 10));
  return {
    ...{ visits, visit, storage, told, settle },
    receive: (message) => visits.receive(message),
    type(name, value) {
      const field = fieldOf(name);
      if (!field) throw new Error(`The form has no field "${name}".`);
      visit().form.type(field, value);
    },
    valueOf(name) {
      const field = fieldOf(name);
      return field && visit().form.entry(field.id).value.value;
    },
    request: (name) =>
      until(() => {
        const index = requests.findIndex((request) => request.name === name);
        const [found] = index < 0 ? [] : requests.splice(index, 1);
        if (!found) throw new Error(`No ${name} among ${requests.map((request) => request.name).join(", ")}`);
        return found;
      }),
    setOnline(isOnline) {
      vi.stubGlobal("navigator", { ...navigator, onLine: isOnline });
      window.dispatchEvent(new Event(isOnline ? "online" : "offline"));
    },
    open: () => requests.map(({ name }) => name),
  };
}

async function receiveRequest(requests: OpenRequest[], input: string | Request, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const url = new URL(request.url);
  const text = await request.text();
  return new Promise((resolve, reject) => {
    const { signal } = request;
    signal.addEventListener("abort", () => reject(signal.reason));
    requests.push({
      name: `${request.method} ${url.pathname.split("/livechat/")[1]}`,
      query: url.searchParams,
      body: text ? JSON.parse(text) : null,
      drop: () => reject(new TypeError("Failed to fetch")),
      answer: (body, status = 200) => resolve(new Response(JSON.stringify({ success: true, ...body }), { status })),
    });
  });
}
