import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ALL_KINDS, SETTING_NAMES } from "../../protocol/setting-facts.ts";
import { isFine, needsMore } from "../launcher/quick-check.ts";
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
    querySelectorAll: () => [{ dataset: { wfId: "7", colour: "red" } }],
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
  ["handof", "handoff"],
])("takes %s for a misspelt %s, and goes on", (typo, meant) => {
  expect(check({ ...RIGHT, [typo]: "x" })).not.toBeNull();
  expect(warn).toHaveBeenCalledTimes(1);
  expect(String(warn.mock.calls[0])).toContain(`Did you mean ${meant}`);
});

type Named = Extract<(typeof ALL_KINDS)[keyof typeof ALL_KINDS], string>;

test("is silent about an attribute that a framework put on a script tag", () => {
  expect(check({ ...RIGHT, wfId: "7" } as never)).toEqual(RIGHT);
  expect(warn).not.toHaveBeenCalled();
});

test.each(["wf id", "#", ""])("has no hint for %j, which is near none, and goes on", (name) => {
  expect(check({ ...RIGHT, [name]: "7" } as never)).toEqual(RIGHT);
  expect(String(warn.mock.calls[0])).toMatch(/ is not a setting\.$/);
});

/** For each kind, values of which some are right. */
const VALUES: Record<Named, unknown[]> = {
  text: ["de", "", 5, ["de"], null],
  address: [
    ...["https://chat.example.com", "http://localhost:3000/sub", "/frame/index.html", "chat.example.com"],
    ...["https://a@b.c", "https://:80", "javascript:alert(1)", "", 7],
  ],
  selector: ["#there", "#gone", "##", "", 7],
  color: ["#fff", "#ABCDEF", "#ffff", "red", null],
  integer: [0, -5, 1.5, "high", Number.NaN],
  object: [{}, { name: "Ada" }, "Ada", [], null],
  list: [["email"], [], "email", {}],
  flagOrList: [true, false, ["example.com"], [], "true", {}],
  fields: [
    ...[{}, { email: "required" }, { email: { presence: "hidden" } }, { phone: undefined }],
    ...[
      { email: "yes" },
      { email: {} },
      { email: null },
      { surname: "hidden" },
      { constructor: "hidden" },
      "email",
      [],
    ],
  ],
  customFields: [
    ...[[], [{ key: "a", label: "A", type: "text" }], [{ key: "constructor", label: "A", type: "date" }]],
    ...[[{ key: "a", type: "text" }], [{ key: "a", label: "A", type: "colour" }], [null], {}],
  ],
  mark: ["", "true"],
};

const valuesOf = (name: keyof typeof ALL_KINDS) => {
  const kind = ALL_KINDS[name];
  return typeof kind === "string" ? VALUES[kind] : [...kind, kind[0].toUpperCase(), "constructor", true];
};

const choices = SETTING_NAMES.flatMap((name) => valuesOf(name).map((value) => ({ [name]: value })));
/** Each by itself, and beside the only setting that another one depends on. */
const cases: Record<string, unknown>[] = choices.flatMap((choice) => [
  { ...RIGHT, ...choice },
  { ...RIGHT, mode: "inline", ...choice },
  { ...RIGHT, mode: "inline", target: "#there", ...choice },
]);

test("what the quick check lets through, the full check finds right", () => {
  const quick = cases.filter((given) => isFine(given as never) && !needsMore(given));
  expect(quick.length).toBeGreaterThan(SETTING_NAMES.length);
  for (const given of quick) expect(check(given as never), String(error.mock.calls.at(-1))).not.toBeNull();
});

test("what is right needs no more than the quick check, but for addresses and the script tag's own", () => {
  const isMore = ({ frame, ...given }: Record<string, unknown>) =>
    !/^https?:/.test(String(frame)) || ["noAuto", "compat"].some((name) => name in given);
  const right = cases.filter((given) => check(given as never) && !isMore(given));
  expect(right.length).toBeGreaterThan(SETTING_NAMES.length);
  expect(right.filter((given) => !isFine(given as never))).toEqual([]);
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
  ["consent", ["I agree"]],
  ["name", ["sales"]],
  ["businessUnit", 7],
])("tells that %s is wrong when it is %s", (name, value) => {
  const given = { ...RIGHT, [name]: value };
  expect(isFine(given as never)).toBe(false);
  expect(check(given as never)).toBeNull();
  expect(String(error.mock.calls[0])).toContain(`${name}: ${JSON.stringify(value)} is wrong`);
});

test.each<[name: string, given: object, remedy: string]>([
  ["server", { server: "chat.example.com" }, "https://chat.example.com"],
  ["server", { server: "https://me:secret@chat.example.com" }, "address of your workspace"],
  ["frame", { frame: "ftp://x/frame" }, "address of the frame"],
  ["mode", { mode: "popup" }, '"floating", "inline"'],
  ["target", { mode: "inline", target: "#nowhere" }, "on the page"],
  ["target", { mode: "inline" }, "on the page"],
  ["launcher", { launcher: "##" }, "selector"],
  ["position", { position: "top" }, '"right", "left"'],
  ["color", { color: "red" }, "#c60"],
  ["zIndex", { zIndex: "high" }, "whole number"],
  ["fields.email", { fields: { email: "yes" } }, '"hidden", "optional", "required"'],
  ["fields", { fields: { surname: "required" } }, '"phone"'],
  ["customFields[0].label", { customFields: [{ key: "a", type: "text" }] }, "a text"],
  [
    "customFields[1].type",
    {
      customFields: [
        { key: "a", label: "A", type: "text" },
        { key: "b", label: "B", type: "colour" },
      ],
    },
    '"radio"',
  ],
  ["customFields", { customFields: {} }, "a list"],
  ["preload", { preload: "now" }, '"idle"'],
])("tells that %s is wrong in %j, and what is right", (name, given, remedy) => {
  const settings = { ...RIGHT, ...given };
  expect(isFine(settings as never) && !needsMore(settings)).toBe(false);
  expect(check(settings as never)).toBeNull();
  const [[text]] = error.mock.calls as [[string]];
  expect(text.startsWith(`[prechat] ${name}: `), text).toBe(true);
  expect(text).toContain(remedy);
});

test("names the attribute that a missing server is given by", () => {
  expect(check({ frame: RIGHT.frame } as never)).toBeNull();
  expect(String(error.mock.calls[0])).toMatch(/server: undefined is wrong\. Set it to .* it is data-server\.$/);
});

test("never repeats what may tell of the visitor", () => {
  expect(check({ ...RIGHT, prefill: "Ada Lind, ada@example.com" } as never)).toBeNull();
  expect(String(error.mock.calls[0])).toBe("[prechat] prefill: the value is wrong. Set it to an object, { … }.");
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "takes %s for the unknown name that it is",
  (name) => {
    const given = JSON.parse(
      `{ "server": "${RIGHT.server}", "frame": "${RIGHT.frame}", "${name}": { "color": "red" } }`,
    );
    expect(isFine(given)).toBe(false);
    expect(check(given)).toEqual(RIGHT);
    expect(String(warn.mock.calls[0])).toContain(`${name} (data-`);
  },
);

test.each(["constructor", "__proto__"])(
  "has no built-in field %s, and allows it as a key of the site's own",
  (name) => {
    const fields = JSON.parse(`{ "${name}": "required" }`);
    expect(isFine({ ...RIGHT, fields })).toBe(false);
    expect(check({ ...RIGHT, fields })).toBeNull();
    expect(String(error.mock.calls[0])).toContain(`fields: "${name}" is wrong`);
    const own = { customFields: [{ key: name, label: "Own", type: "text" as const }], texts: fields, prefill: fields };
    expect(isFine({ ...RIGHT, ...own })).toBe(true);
  },
);
