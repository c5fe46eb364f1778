import { runInNewContext } from "node:vm";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect, it } from "vitest";
import type { Given } from "../choices.ts";
import { directIframe } from "./direct-iframe.ts";
import { literal } from "./literal.ts";
import { npmModule } from "./npm-module.ts";
import { pagePolicy } from "./page-policy.ts";
import { pinCommand } from "./pin-command.ts";
import { scriptTag, settingsObject } from "./script-tag.ts";
import type { Site } from "./site.ts";
import { snippetsOf } from "./snippets.ts";

const site = (settings: Given = {}, more: Partial<Site> = {}): Site => ({
  server: "https://chat.example.com",
  files: "https://static.example.com",
  parents: "https://www.example.com",
  settings,
  ...more,
});

type Element = DefaultTreeAdapterTypes.Element;

/** As a browser reads the markup. */
function elementsOf(html: string): { name: string; attributes: Record<string, string>; text: string }[] {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (!("tagName" in child)) continue;
      if (/^(script|iframe)$/.test(child.tagName)) found.push(child);
      visit(child);
    }
  };
  visit(parse(html));
  return found.map(({ tagName, attrs, childNodes }) => ({
    name: tagName,
    attributes: Object.fromEntries(attrs.map(({ name, value }) => [name, value])),
    text: childNodes.map((child) => ("value" in child ? child.value : "")).join(""),
  }));
}

/** What the page's script hands to `Prechat`. */
function callsOf(script: string): unknown[][] {
  const window: { Prechat?: { q?: ArrayLike<unknown>[] } } = {};
  runInNewContext(
    script
      .replace("Prechat(", "window.Prechat(")
      .replaceAll("(Prechat.q", "(window.Prechat.q")
      .replace("= Prechat.q", "= window.Prechat.q"),
    { window },
  );
  return JSON.parse(JSON.stringify((window.Prechat?.q ?? []).map((entry) => Array.from(entry))));
}

const NASTY = `</script><b a="1">&amp; 'x' \${y} \\ ü`;

it("writes what can be an attribute on the tag, and the rest before it", () => {
  const fields = { phone: "required" };
  const [init, tag] = elementsOf(
    scriptTag(site({ color: "#cc6600", businessUnit: NASTY, fields, texts: { title: NASTY } })),
  );
  expect(callsOf(init?.text ?? "")).toEqual([["init", { fields, texts: { title: NASTY } }]]);
  expect(tag?.attributes).toEqual({
    async: "",
    src: "https://static.example.com/prechat.js",
    "data-server": "https://chat.example.com",
    "data-color": "#cc6600",
    "data-business-unit": NASTY,
  });
  expect(tag?.text).toBe("");
});

it("needs nothing but the tag where all can be attributes", () => {
  const [tag, ...others] = elementsOf(scriptTag(site({ locale: "de", noAuto: "" })));
  expect(tag?.attributes).toMatchObject({ "data-locale": "de", "data-no-auto": "" });
  expect(others).toEqual([]);
});

it("writes everything into the object", () => {
  const settings = { color: "#cc6600", texts: { "de:title": NASTY, __proto__: null } };
  const [init, tag] = elementsOf(settingsObject(site({ ...settings, noAuto: "" })));
  expect(callsOf(init?.text ?? "")).toEqual([
    ["init", { server: "https://chat.example.com", color: "#cc6600", texts: { "de:title": NASTY } }],
  ]);
  expect(tag?.attributes).toEqual({ async: "", src: "https://static.example.com/prechat.js" });
});

it("names the frame for a bundle, and the department where the module has it", () => {
  expect(npmModule(site({ department: "Sales" }))).toContain(
    'frame: "https://static.example.com/frame/index.html",\n  prefill: { department: "Sales" },',
  );
});

it("writes into the iframe's address what may stand there, and the rest into a channel", () => {
  const [iframe, script] = elementsOf(
    directIframe(site({ locale: "de", position: "left", prefill: { name: NASTY }, department: "Müller & Co" })),
  );
  const address = new URL(iframe?.attributes.src ?? "");
  expect([...address.searchParams]).toEqual([
    ["server", "https://chat.example.com"],
    ["locale", "de"],
    ["department", "Müller & Co"],
  ]);
  expect(script?.text).toContain('"https://static.example.com", [port2]');
  expect(script?.text).toContain("prefill");
  expect(script?.text).not.toContain("position");
  expect(elementsOf(directIframe(site({ locale: "de" })))).toHaveLength(1);
});

it("lets the workspace into the page only where its own window follows", () => {
  expect(pagePolicy(site())).toContain("script-src https://static.example.com https://chat.example.com;");
  expect(pagePolicy(site({ away: "hide" }))).toContain("; connect-src https://chat.example.com\n");
  expect(pagePolicy(site({ handoff: "room" }))).toContain("script-src https://static.example.com;");
});

it("says what a policy asks of the script with the settings, where there is one", () => {
  expect(pagePolicy(site({ color: "#c60" }))).not.toContain("nonce");
  expect(pagePolicy(site({ fields: { phone: "required" } }))).toContain("The script with the settings needs the nonce");
});

it("pins what the command line understands, and quotes it for the shell", () => {
  expect(
    pinCommand(
      site({}, { server: "https://example.com/it's $HOME/", parents: "https://a.example https://*.b.example" }),
    ),
  ).toBe(
    `npx prechat pin --server 'https://example.com/it'\\''s%20$HOME' --parents "https://a.example https://*.b.example" --out public/prechat`,
  );
});

it("says what the command line would where an address can't be read", () => {
  const problems = snippetsOf(site({}, { parents: "https://www.example.com/shop" })).filter(
    ({ isProblem }) => isProblem,
  );
  expect(problems.map(({ text }) => text)).toEqual(
    Array.from(
      { length: 2 },
      () => '--parents: "https://www.example.com/shop" has a path. An origin is enough: "https://www.example.com".',
    ),
  );
});

it("breaks long values into lines, and quotes keys only where it must", () => {
  const value = { a: 1, "b-c": ["x".repeat(60), { d: null }], "2": true };
  expect(literal({ a: 1, "b-c": 2 })).toBe('{ a: 1, "b-c": 2 }');
  expect(literal(value).split("\n").length).toBeGreaterThan(3);
  expect(runInNewContext(`(${literal(value)})`)).toEqual(value);
});
