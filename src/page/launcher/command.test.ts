// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { loadNoFrames } from "../without-frames.ts";
import { createCommand, type Load } from "./command.ts";
import type { Launcher } from "./launcher.ts";
import type { NewRequest, PrechatCommand } from "./requests.ts";

const SERVER = "https://chat.example.com";
const FRAME = "https://static.example.com/frame/index.html";

loadNoFrames();
const load = vi.fn<Load>();
let readyState: DocumentReadyState;
vi.spyOn(document, "readyState", "get").mockImplementation(() => readyState);
const complain = vi.spyOn(console, "warn");
let prechat: PrechatCommand;

const hosts = () => [...document.querySelectorAll("prechat-widget")];
const labels = () => hosts().map(({ shadowRoot }) => shadowRoot?.querySelector("button")?.getAttribute("aria-label"));
/** As our script does when it runs, for the tag that it was loaded by. */
const tag = (attributes: DOMStringMap, before = () => {}) => {
  const beginTag = prechat.tag?.(attributes, FRAME);
  before();
  beginTag?.();
};
const parsed = () => {
  readyState = "interactive";
  dispatchEvent(new Event("DOMContentLoaded"));
};
/** What a script of ours was asked, one after the other. */
const requests = () => load.mock.calls.map(([, request]) => request);
/** What the panel's script was given when the visitor came. */
const launcher = () => (requests().at(-1) as { launcher: Launcher }).launcher;

beforeEach(() => {
  readyState = "loading";
  prechat = createCommand(FRAME, load);
});
afterEach(() => {
  for (const host of hosts()) host.remove();
  vi.clearAllMocks();
});

describe("a script tag", () => {
  test("begins its widget once the page is there", () => {
    tag({ server: SERVER });
    expect(hosts()).toHaveLength(0);
    parsed();
    expect(hosts()).toHaveLength(1);
  });

  test("leaves the beginning to a page that begins itself, before it or after", () => {
    prechat("init", { server: SERVER });
    tag({ server: SERVER, locale: "sv" });
    parsed();
    expect(labels()).toEqual(["Chat"]);
  });

  test("gives an init that waited for the script what it does not say itself", () => {
    tag({ server: SERVER, locale: "sv" }, () => void prechat("init", { color: "#c60" }));
    parsed();
    expect(labels()).toEqual(["Chatt"]);
    expect(load).not.toHaveBeenCalled();
  });

  test("does not begin what the queue destroyed", () => {
    tag({ server: SERVER }, () => void prechat("destroy"));
    parsed();
    expect(hosts()).toHaveLength(0);
  });

  test("does not begin what was destroyed before it came", () => {
    prechat("destroy");
    tag({ server: SERVER });
    parsed();
    expect(hosts()).toHaveLength(0);
    prechat("init", {});
    expect(hosts()).toHaveLength(1);
  });

  test("does not begin what was destroyed between the tag and the end of the page", () => {
    tag({ server: SERVER });
    prechat("destroy");
    parsed();
    expect(hosts()).toHaveLength(0);
  });

  test("begins anew on a page that ended it and carries the tag again", () => {
    tag({ server: SERVER });
    parsed();
    prechat("destroy");
    tag({ server: SERVER });
    expect(hosts()).toHaveLength(1);
  });

  test.each(["sales.init", "init"])("with data-no-auto waits, and its attributes with it, for %s", (path) => {
    tag({ server: SERVER });
    tag({ server: SERVER, name: "sales", locale: "sv", noAuto: "" });
    parsed();
    expect(labels()).toEqual(["Chat"]);
    prechat(path, { name: "sales" });
    expect(labels()).toEqual(["Chat", "Chatt"]);
  });

  test("stands behind what its page says itself", () => {
    tag({ server: SERVER, locale: "sv", noAuto: "" });
    parsed();
    prechat("init", { locale: "tr" });
    expect(labels()).toEqual(["Sohbet"]);
  });
});

describe("init on a widget that runs", () => {
  test("takes the new settings, and stays one widget", () => {
    prechat("init", { server: SERVER, locale: "sv" });
    prechat("init", { server: SERVER, locale: "tr" });
    expect(labels()).toEqual(["Sohbet"]);
    prechat("open");
    expect(launcher().calls).toContainEqual(["set", { frame: FRAME, server: SERVER, locale: "tr" }]);
    expect(complain).not.toHaveBeenCalled();
  });

  test("takes those of a tag that a page swap brings", () => {
    tag({ server: SERVER, locale: "sv" });
    parsed();
    tag({ server: SERVER, locale: "tr", department: "Service", compat: "rocketchat" });
    expect(labels()).toEqual(["Sohbet"]);
  });
});

test("of two settings that are checked the later ones count, whichever check ends first", () => {
  const wrong = { server: SERVER, mode: "popup" } as unknown as Settings;
  prechat("init", wrong);
  prechat("init", { ...wrong, locale: "sv" });
  const [first, second] = requests() as NewRequest[];
  expect(second?.go({ server: SERVER, frame: FRAME, locale: "sv" })).toBeTruthy();
  expect(first?.go({ server: SERVER, frame: FRAME })).toBeUndefined();
  expect(labels()).toEqual(["Chatt"]);
});

test("of a script that can't be loaded before there is a launcher the page's listeners and its window hear", async () => {
  const heard = vi.fn();
  const off = vi.fn();
  const onWindow = vi.fn();
  vi.spyOn(console, "error").mockImplementationOnce(() => {});
  addEventListener("prechat:error", onWindow, { once: true });
  prechat("on", "error", heard);
  prechat("on", "error", off);
  prechat("off", "error", off);
  prechat("init", { server: SERVER, mode: "inline" });
  const [request] = requests() as NewRequest[];
  request?.fail("https://static.example.com/prechat-panel.js");
  await Promise.resolve();
  expect(heard.mock.calls).toEqual([[{ step: "config", reason: "unavailable" }]]);
  expect(off).not.toHaveBeenCalled();
  expect(onWindow.mock.lastCall?.[0].detail).toEqual({ step: "config", reason: "unavailable" });
});

test("a widget that was destroyed while its settings were checked does not begin", () => {
  prechat("init", { server: SERVER, mode: "popup" });
  prechat("destroy");
  const [request] = requests() as NewRequest[];
  expect(request?.go({ server: SERVER, frame: FRAME })).toBeUndefined();
  expect(hosts()).toHaveLength(0);
});

test("what was said to a widget before it began is said to it then, and not to one that came to an end", () => {
  prechat("identify", { name: "Ada" });
  prechat("destroy");
  prechat("identify", { name: "Bo" });
  prechat("init", { server: SERVER });
  prechat("open");
  expect(launcher().calls).toEqual([["identify", { name: "Bo" }], ["open"]]);
});

describe("status", () => {
  const UNKNOWN = { enabled: null, online: null, opensAt: null };
  type Asked = { settings: Settings; department: unknown; onAnswered(status: object): void; onerror(): void };
  const asked = () => load.mock.lastCall?.[1] as unknown as Asked;

  test("is asked without the panel, once the widget has begun", async () => {
    const answer = prechat("status", "dep-1");
    expect(load).not.toHaveBeenCalled();
    prechat("init", { server: SERVER });
    expect(load).toHaveBeenCalledExactlyOnceWith("status", asked(), asked().settings);
    expect(asked()).toMatchObject({ settings: { server: SERVER }, department: "dep-1" });
    asked().onAnswered({ enabled: true, online: true, opensAt: null });
    expect(await answer).toEqual({ enabled: true, online: true, opensAt: null });
    expect(hosts()[0]?.shadowRoot?.querySelector("iframe")).toBeNull();
  });

  test("is unknown where its script can't be loaded, and where the widget never begins", async () => {
    const early = prechat("status");
    prechat("destroy");
    expect(await early).toEqual(UNKNOWN);
    prechat("init", { server: SERVER });
    const late = prechat("status");
    asked().onerror();
    expect(await late).toEqual(UNKNOWN);
  });
});

test("a widget that is to stay hidden begins so, and is shown by what the page has said meanwhile", () => {
  const hidden = { server: SERVER, away: "hide" } as const;
  prechat("init", hidden);
  prechat("a.init", hidden);
  prechat("a.open");
  for (const request of requests() as NewRequest[]) request.go({ ...hidden, frame: FRAME }, true);
  expect(hosts().map(({ shadowRoot }) => shadowRoot?.querySelector("button")?.hidden)).toEqual([true, false]);
});

test.each(["constructor", "__proto__", "toString"])("%s is a name like any other", async (name) => {
  expect(await prechat(`${name}.identify`, { name: "Ada" })).toEqual({ refused: {} });
  prechat(`${name}.init`, { server: SERVER });
  expect(hosts()).toHaveLength(1);
});
