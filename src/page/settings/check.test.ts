import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { isFine } from "../launcher/fine.ts";
import { check } from "./check.ts";

const error = vi.fn();
const warn = vi.fn();

beforeEach(() => {
  vi.stubGlobal("console", { error, warn });
  vi.stubGlobal("document", {
    baseURI: "https://www.example.com/shop/",
    querySelector(given: unknown) {
      const selector = String(given);
      if (!selector || selector.includes("##")) throw new SyntaxError(selector);
      return selector === "#there" ? {} : null;
    },
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const RIGHT = { server: "https://chat.example.com", frame: "https://static.example.com/frame/index.html" };

test("puts both addresses in order", () => {
  const given = { server: "https://chat.example.com/sub/?x=1#y", frame: "../frame/index.html?v=2" };
  expect(check(given)).toEqual({
    server: "https://chat.example.com/sub",
    frame: "https://www.example.com/frame/index.html",
  });
  expect(error).not.toHaveBeenCalled();
});

test("tells everything that is wrong in one error", () => {
  expect(check({ ...RIGHT, mode: "popup", color: "red", fields: { email: "must" } } as never)).toBeNull();
  expect(error).toHaveBeenCalledTimes(1);
  const text = String(error.mock.calls[0]);
  for (const part of ["mode", '"popup"', '"inline"', "color", '"red"', "fields.email", '"must"']) {
    expect(text).toContain(part);
  }
});

const cycle: Record<string, unknown> = {};
cycle.self = cycle;

test.each([
  undefined,
  null,
  7,
  "settings",
  [],
  cycle,
  { server: cycle },
  { ...RIGHT, zIndex: 10n, color: Symbol("x") },
])("never throws, also not over %s", (given) => {
  expect(check(given as never)).toBeNull();
  expect(error).toHaveBeenCalledTimes(1);
});

test.each([
  ["colour", "color"],
  ["sever", "server"],
  ["postion", "position"],
  ["custom_fields", "customFields"],
  ["businesUnit", "businessUnit"],
  ["departement", "department"],
  ["zindex", "zIndex"],
])("takes %s for a misspelt %s, and goes on", (typo, meant) => {
  expect(check({ ...RIGHT, [typo]: "x" })).not.toBeNull();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(String(warn.mock.calls[0])).toContain(`Did you mean ${meant} `);
});

/** For each setting, values of which some are right. */
const VALUES: Record<keyof Settings, unknown[]> = {
  server: [
    "https://chat.example.com",
    "http://localhost:3000/sub",
    "chat.example.com",
    "https://a@b.c",
    "https://:80",
    7,
  ],
  frame: ["https://static.example.com/frame/index.html", "javascript:alert(1)", "/frame/index.html", ""],
  mode: ["floating", "inline", "popup"],
  target: ["#there", "#gone", "##"],
  launcher: ["#there", "#gone", "##", ""],
  position: ["right", "left", "top", null],
  locale: ["de", ""],
  theme: ["auto", "light", "dark", "Dark"],
  color: ["#fff", "#ABCDEF", "#ffff", "red", null],
  zIndex: [0, -5, 1.5, "high", Number.NaN],
  businessUnit: ["unit", ""],
  fields: [
    {},
    { email: "required" },
    { email: { presence: "hidden" } },
    { email: "yes" },
    { surname: "hidden" },
    "email",
    [],
  ],
  requireOneOf: [["email"], []],
  phone: [{}, "phone"],
  customFields: [
    [],
    [{ key: "a", label: "A", type: "text" }],
    [{ key: "a", type: "text" }],
    [{ key: "a", label: "A", type: "colour" }],
    [null],
  ],
  prefill: [{}, { name: "Ada" }, "Ada"],
  consent: [{}, true],
  texts: [{}, ""],
  match: ["email", true],
  handoff: ["livechat", "room", "event", "chat"],
  storage: ["local", "session", "none", "cookie"],
  preload: ["intent", "idle", "none", true],
  name: ["sales", ""],
};

const choices = Object.entries(VALUES).flatMap(([name, values]) => values.map((value) => ({ [name]: value })));
const pairs = choices.flatMap((one) => choices.map((other) => ({ ...RIGHT, ...one, ...other })));

test("what the quick check lets through, the full check finds right", () => {
  const quick = pairs.filter((given) => isFine(given as never));
  expect(quick.length).toBeGreaterThan(500);
  for (const given of quick) expect(check(given as never), String(error.mock.calls.at(-1))).not.toBeNull();
});

test("what is right needs no more than the quick check, but for the ways that fetch the panel anyway", () => {
  const right = pairs.filter((given) => check(given as never) && !("mode" in given) && !("target" in given));
  const slow = right.filter((given) => !isFine(given as never));
  const isKnown = ({ preload, frame }: Partial<Settings>) => preload === "idle" || frame === "/frame/index.html";
  expect(slow.filter((given) => !isKnown(given as never))).toEqual([]);
});

test.each([
  { mode: "floating" },
  { customFields: [], requireOneOf: [] },
  { locale: undefined, prefill: undefined, fields: { phone: undefined } },
])("needs no full check for what says nothing new: %s", (given) => {
  expect(isFine({ ...RIGHT, ...given } as never)).toBe(true);
  expect(check({ ...RIGHT, ...given } as never)).not.toBeNull();
});

test.each([
  ["requireOneOf", "email"],
  ["locale", 5],
  ["prefill", ["Ada"]],
  ["name", ["sales"]],
  ["businessUnit", 7],
])("tells that %s is wrong when it is %s", (name, value) => {
  const given = { ...RIGHT, [name]: value };
  expect(isFine(given as never)).toBe(false);
  expect(check(given as never)).toBeNull();
  expect(String(error.mock.calls[0])).toContain(`${name}: ${JSON.stringify(value)} is wrong`);
});
