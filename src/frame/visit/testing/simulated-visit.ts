import { signal } from "@preact/signals";
import { createSlot, createStore } from "../../browser/storage.ts";
import type { VisitorStorage } from "../../browser/visitor-storage.ts";
import { find } from "../../form/field.ts";
import { I18n } from "../../i18n/i18n.ts";
import { parseSettings } from "../../settings/parse-settings.ts";
import * as afterForm from "../after-form.ts";
import { Site } from "../site.ts";
import { Visit } from "../visit.ts";
import { FIELDS, MESSAGE, VISITOR } from "./answers.ts";
import { never, pause } from "./replies.ts";
import { type SimulatedBrowser, TOKEN_KEY } from "./simulated-browser.ts";
import type { Page } from "./simulated-page.ts";
import { PAGE } from "./test-frame.ts";

const SERVER = "https://chat.example.com";

/** Room-scoped fields as well as the visitor's: both may be refused, and both have to arrive. */
const SETTINGS = {
  server: SERVER,
  handoff: "room",
  fields: { name: "required", email: "required", phone: "optional", message: "optional" },
  customFields: FIELDS.map(({ key, scope }) => ({ key, scope, label: key, type: "text" })),
} as const;

/** The frame of one page: the real visit, on the simulated browser. */
export function openVisit(browser: SimulatedBrowser, page: Page): Visit {
  const store = createStore(() => browser.area(page));
  const tab = createStore(() => null);
  const storage: VisitorStorage = {
    draft: createSlot(tab, "draft"),
    isHere: createSlot(tab, "here"),
    journal: createSlot(store, "journal"),
    consent: createSlot(store, "consent"),
    token: createSlot(store, TOKEN_KEY),
    generation: createSlot(store, "generation"),
    calls: createSlot(store, "calls"),
    lastRoom: createSlot(store, "last-room"),
    generationKey: "generation",
  };
  const host = browser.host(page);
  const i18n = new I18n();
  const isOwn = host === null || browser.hostToken() === null;
  return new Visit(
    {
      ...{ server: SERVER, i18n, storage, host, snapshot: null, windowFiles: [] },
      site: new Site({ ...SETTINGS }, parseSettings({ ...SETTINGS }), PAGE),
      line: { send() {} },
      hasLoader: host !== null,
      isPrivate: true,
      isOpen: signal(true),
      isVisible: signal(true),
      hasGesture: signal(false),
      onStartOver() {},
      onErase: async () => ({}),
      onChatEnded() {},
      onForgottenElsewhere() {},
    },
    {
      afterForm: async () => afterForm,
      fieldReports: () => Promise.reject(new TypeError("Failed to fetch")),
      warmWindow: () => Promise.reject(new TypeError("Failed to fetch")),
      phone: () => Promise.reject(new TypeError("Failed to fetch")),
    },
    isOwn ? ((storage.token.read() as string | undefined) ?? null) : browser.hostToken(),
  );
}

/** A visitor who fills in what is empty, corrects what is refused, and tries again what has failed. */
export async function playVisitor(visit: Visit, page: Page, isLate: () => boolean): Promise<void> {
  void visit.load();
  while (!isLate()) {
    if (!page.isAlive) return never;
    const flow = visit.flow.value;
    switch (flow.kind) {
      case "handed-off":
        return;
      case "form":
        fillIn(visit);
        await visit.submit();
        await pause(50);
        break;
      case "failed":
        if (flow.reason === "unexpected") throw new Error(`The step "${flow.step}" failed for an unexpected reason.`);
        await pause(1_000);
        await visit.submit();
        break;
      case "unreachable":
        await pause(1_000);
        await visit.load();
        break;
      default:
        // Under way: a person looks again.
        await pause(50);
    }
  }
}

function fillIn({ form }: Visit): void {
  const answers = { ...VISITOR, message: MESSAGE, ...Object.fromEntries(FIELDS.map(({ key, value }) => [key, value])) };
  for (const [name, answer] of Object.entries(answers)) {
    const field = find(form.definitions.value, name);
    if (!field) continue;
    const { value, problem } = form.entry(field.id);
    if (problem.value) form.type(field, `${value.value}0`);
    else if (!value.value) form.type(field, answer);
  }
}
