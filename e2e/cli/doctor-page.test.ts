import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ask } from "../../src/cli/doctor/look/ask.ts";
import { checkPage } from "../../src/cli/doctor/page/check-page.ts";
import { PAGE_CHECKS } from "../../src/cli/doctor/page/facts.ts";
import { lookAtPage } from "../../src/cli/doctor/page/look.ts";
import { VERSION } from "../../src/protocol/version.ts";
import { freePort } from "../run/free-port.ts";
import { type Served, serveFiles } from "./stranger.ts";

/*
 * Each check of a page is seen to pass on a page that is right, with the strictest policy that the widget runs under,
 * and to speak up over one planted fault.
 */

const SERVER = "https://chat.example.com";
const LOADER = `the loader, "${VERSION}"`;
const HASH = `sha384-${createHash("sha384").update(LOADER).digest("base64")}`;
const SCRIPT = { "Content-Type": "text/javascript" };

const INIT = 'Prechat("init", { theme: "dark" })';

interface Faults {
  /** The page's markup; the address of the host of the files is `HOST`. */
  body?: string;
  /** The page's headers, likewise. */
  headers?: Record<string, string>;
  status?: number;
  loader?: Served;
  /** More scripts of the host. */
  scripts?: Record<string, string>;
  frame?: Record<string, string>;
}

const TAG = `<script async src="HOST/prechat.js" data-server="${SERVER}" data-handoff="room" data-color="#c00"></script>`;
const POLICY = "default-src 'none'; script-src HOST; frame-src HOST; require-trusted-types-for 'script'";

async function linesFor({
  body = TAG,
  headers = { "Content-Security-Policy": POLICY },
  status,
  loader,
  scripts = {},
  frame,
}: Faults) {
  const host = await serveFiles({
    "/prechat.js": loader ?? { body: LOADER, headers: { ...SCRIPT, "Access-Control-Allow-Origin": "*" } },
    ...Object.fromEntries(Object.entries(scripts).map(([path, body]) => [path, { body, headers: SCRIPT }])),
    "/frame/index.html": { body: "", headers: frame ?? {} },
  });
  const filled = Object.entries(headers).map(([name, value]) => [name, value.replaceAll("HOST", host)]);
  const site = await serveFiles({
    "/": {
      body: `<!doctype html><title>Shop</title>${body.replaceAll("HOST", host)}`,
      headers: Object.fromEntries(filled),
      ...(status && { status }),
    },
  });
  const view = await lookAtPage(new URL(site));
  const around = {
    server: SERVER,
    config: await ask(`${host}/none`),
    frame: view.frame && (await ask(view.frame.href)),
  };
  return checkPage(view, around).map(({ check, level, seen }) => `${check} ${level}: ${seen.replaceAll(host, "HOST")}`);
}

test("finds nothing wrong with a page that is right", async () => {
  const lines = await linesFor({});
  expect(lines[0]).toMatch(/^page-reached ok: http/);
  expect(lines.slice(1)).toEqual([
    "page-tag ok: HOST/prechat.js",
    "page-official ok: its script is not on the page",
    `page-version ok: ${VERSION}`,
    "page-settings ok: server, handoff, color",
    "page-policy ok: it lets the widget in",
    'page-trusted-types ok: "prechat" is allowed',
    "page-status ok: the page does not ask: the launcher is there always",
    "page-handoff ok: nothing of the workspace's own comes onto the page",
    "page-isolation ok: the page is not isolated",
    "page-integrity ok: the tag has none",
    "page-contrast ok: #c00 on white: 5.9 to 1",
  ]);
  const checks = lines.map((line) => line.split(" ")[0]);
  expect([...checks].sort(), "each check says so").toEqual(Object.keys(PAGE_CHECKS).sort());
});

test.each<[expected: string, faults: Faults]>([
  ["page-reached unseen: http", { status: 403 }],
  ["page-tag problem: it is not on the page", { body: "<h1>Shop</h1>" }],
  ["page-tag problem: it is not on the page", { body: `<noscript>${TAG}</noscript><template>${TAG}</template>` }],
  [
    "page-tag problem: an optimiser has moved it into /bundle-1.js",
    { body: TAG.replace("HOST/prechat.js", "/bundle-1.js") },
  ],
  [
    "page-tag ok: the npm module, as a part of HOST/app.js",
    {
      body: '<script type="module" src="HOST/app.js"></script>',
      scripts: { "/app.js": 'console.error("[prechat] x")' },
    },
  ],
  [
    "page-tag problem: an optimiser has moved it into HOST/all.min.js",
    { body: '<script src="HOST/all.min.js"></script>', scripts: { "/all.min.js": 'a="[prechat]";b=`prechat.js`' } },
  ],
  [
    "page-tag warning: an optimiser has moved it into HOST/all.min.js",
    {
      body: `<script>Prechat("init", { server: "${SERVER}" })</script><script src="HOST/all.min.js"></script>`,
      scripts: { "/all.min.js": 'a="[prechat]";b=`prechat.js`' },
    },
  ],
  [
    "page-tag problem: it is not on the page: an optimiser may have moved it into /wp-content/cache/min/1/a1b2.js",
    { body: '<script src="/wp-content/cache/min/1/a1b2.js" defer></script>' },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "text/plain"',
    { body: TAG.replace("async", 'type="text/plain"') },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "data-src"',
    { body: TAG.replace(" src=", " data-src=") },
  ],
  [
    "page-tag problem: Cloudflare's Rocket Loader holds it back",
    { body: TAG.replace("async", 'type="5b1c-text/javascript"') },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "nomodule"',
    { body: TAG.replace("async", "nomodule") },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "text/plain"',
    { body: '<script type="text/plain" data-category="chat">load("https://static.example.com/prechat.js")</script>' },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "http://[/prechat.js"',
    { body: TAG.replace("HOST", "http://[") },
  ],
  ["page-tag problem: it is not on the page", { body: `<!-- ${TAG} -->` }],
  [
    "page-tag ok: HOST/prechat.js",
    { body: `<SCRIPT ASYNC TYPE=' Text/JavaScript ' SRC=HOST/prechat.js?v=2 DATA-SERVER=${SERVER}></SCRIPT>` },
  ],
  ["page-tag ok: HOST/prechat.js", { body: `<base target="_top"><base href="HOST/x/">${TAG.replace("HOST", "..")}` }],
  ["page-tag ok: HOST/prechat.js", { body: `<base href="http://[">${TAG}` }],
  ["page-tag ok: HOST/prechat.js", { body: `${"<div>".repeat(20_000)}${TAG}` }],
  ["page-tag unseen: http://127.0.0.1:1/prechat.js: ", { body: TAG.replace("HOST", "http://127.0.0.1:1") }],
  [
    "page-tag problem: an optimiser has moved it into data:text/javascript;base64,AAAA",
    { body: TAG.replace("HOST/prechat.js", "data:text/javascript;base64,AAAA") },
  ],
  [
    'page-settings problem: frame: "javascript:alert(1)" is not an address',
    { body: TAG.replace("async", 'data-frame="javascript:alert(1)"') },
  ],
  ["page-version warning: the loader is 0.0.9", { loader: { body: 'v="0.0.9"', headers: SCRIPT } }],
  ["page-tag warning: it is there 2 times", { body: TAG + TAG }],
  ["page-tag ok", { body: TAG + TAG.replace("data-handoff", 'data-name="sales" data-handoff') }],
  [
    "page-tag warning: a script of the page adds it",
    { body: "<script>load('https://static.example.com/prechat.js')</script>" },
  ],
  [
    "page-tag warning: it is not in the markup",
    { body: '<script src="https://www.googletagmanager.com/gtm.js"></script>' },
  ],
  ["page-tag problem: HOST/prechat.js answers HTTP 404", { loader: { body: "", status: 404 } }],
  [
    "page-tag ok: the frame, HOST/frame/index.html",
    { body: `<iframe src="HOST/frame/index.html?server=${SERVER}"></iframe>` },
  ],
  ["page-tag ok: the frame, HOST/frame/index.html", { body: '<iframe src="HOST/frame/index.html"></iframe>' }],
  ["page-settings ok: none", { body: '<iframe src="HOST/frame/index.html"></iframe>' }],
  [
    "page-official warning",
    { body: `${TAG}<script>j.src = 'https://chat.example.com/livechat/rocketchat-livechat.min.js?_=2';</script>` },
  ],
  [
    "page-settings problem: servr is not a setting: did you mean server",
    { body: TAG.replace("data-server", "data-servr") },
  ],
  ["page-settings warning: none in the markup", { body: '<script async src="HOST/prechat.js"></script>' }],
  ["page-settings ok: server", { body: TAG.replace(SERVER, "HTTPS://Chat.Example.com:443//") }],
  ["page-settings problem: server is missing", { body: TAG.replace("data-server", "data-x-server") }],
  ['page-settings problem: server: "chat" is not an address', { body: TAG.replace(SERVER, "chat") }],
  ["page-settings problem: server is https://other.example", { body: TAG.replace(SERVER, "https://other.example") }],
  [
    'page-settings problem: theme: "purple" is not one of "auto"',
    { body: TAG.replace("data-color", 'data-theme="purple" data-color') },
  ],
  [
    'page-settings problem: customFields.order.type: "file" is not',
    {
      body: `${TAG}<script>Prechat("init", { customFields: [{ key: "order", label: t("o"), type: "file" }] })</script>`,
    },
  ],
  [
    "page-settings ok: server, handoff, color, fields; what a script computes",
    { body: `${TAG}<script>Prechat("init", { fields: { phone: "required" }, locale: lang })</script>` },
  ],
  [
    "page-settings ok: server, theme",
    { body: `<iframe src="HOST/frame/index.html?server=${SERVER}&amp;theme=dark"></iframe>` },
  ],
  ["page-policy ok: the page has none", { headers: {} }],
  [
    "page-policy problem: it keeps the widget out: script-src 'self'",
    { headers: { "Content-Security-Policy": "script-src 'self'" } },
  ],
  [
    "page-policy problem: it keeps the widget out: frame-src 'none'",
    { headers: { "Content-Security-Policy": "frame-src 'none'" } },
  ],
  [
    "page-policy problem: it keeps the widget out: sandbox allow-forms (without allow-scripts, allow-same-origin)",
    { headers: { "Content-Security-Policy": "sandbox allow-forms" } },
  ],
  [
    "page-policy problem: it keeps the widget out: sandbox allow-scripts (without allow-forms)",
    { body: `<iframe sandbox="allow-scripts" src="HOST/frame/index.html?server=${SERVER}"></iframe>` },
  ],
  [
    "page-policy problem: it keeps the widget out: the script with the settings, by script-src HOST",
    { body: `${TAG}<script>Prechat("init", { theme: "dark" })</script>` },
  ],
  ...["'unsafe-inline'", `'sha256-${createHash("sha256").update(INIT).digest("base64")}'`].map(
    (source): [string, Faults] => [
      "page-policy ok: it lets the widget in",
      { body: `${TAG}<script>${INIT}</script>`, headers: { "Content-Security-Policy": `script-src HOST ${source}` } },
    ],
  ),
  [
    "page-policy problem: it keeps the widget out: the script with the settings, by script-src",
    {
      body: `${TAG}<script>${INIT}</script>`,
      headers: { "Content-Security-Policy": "script-src HOST 'unsafe-inline' 'nonce-r4'" },
    },
  ],
  [
    // Words about scripts mean nothing where a frame's address is looked for.
    "page-policy ok: it lets the widget in",
    {
      headers: { "Content-Security-Policy": "default-src 'Strict-Dynamic' 'Nonce-r4' HOST" },
      body: TAG.replace("async", 'nonce="r4"'),
    },
  ],
  [
    "page-policy problem: it keeps the widget out: child-src 'self'",
    { headers: { "Content-Security-Policy": "default-src HOST; child-src 'self'" } },
  ],
  [
    "page-policy problem: it keeps the widget out: default-src 'self'",
    { headers: { "Content-Security-Policy": "default-src HOST, default-src 'self'" } },
  ],
  ["page-policy ok: the page has none", { headers: { "Content-Security-Policy-Report-Only": "default-src 'none'" } }],
  [
    "page-policy problem: it keeps the widget out: script-src 'self'",
    { headers: {}, body: `<meta http-equiv="Content-Security-Policy" content="script-src 'self'">${TAG}` },
  ],
  [
    "page-policy ok: it lets the widget in",
    {
      headers: { "Content-Security-Policy": "script-src 'nonce-r4' 'strict-dynamic'" },
      body: TAG.replace("async", 'nonce="r4"'),
    },
  ],
  [
    // The other scripts carry no nonce.
    "page-policy problem: it keeps the widget out: script-src 'nonce-r4'",
    { headers: { "Content-Security-Policy": "script-src 'nonce-r4'" }, body: TAG.replace("async", 'nonce="r4"') },
  ],
  [
    'page-trusted-types problem: "prechat" is not among them: trusted-types shop',
    { headers: { "Content-Security-Policy": "require-trusted-types-for 'script'; trusted-types shop" } },
  ],
  [
    'page-trusted-types problem: "prechat" is not among them: trusted-types shop',
    { headers: { "Content-Security-Policy": "trusted-types shop" } },
  ],
  [
    'page-trusted-types warning: "prechat-livechat" is not among them',
    { body: TAG.replace("room", "livechat"), headers: { "Content-Security-Policy": "trusted-types prechat" } },
  ],
  ["page-trusted-types ok: the page does not ask for them", { headers: {} }],
  [
    "page-handoff warning: the workspace's own chat window is kept out: the page is isolated (credentialless)",
    { body: TAG.replace("room", "livechat"), headers: { "Cross-Origin-Embedder-Policy": "credentialless" } },
  ],
  [
    "page-status warning: the page may not ask the workspace, and shows the launcher always: connect-src 'self'",
    {
      body: TAG.replace("async", 'async data-away="hide"'),
      headers: { "Content-Security-Policy": "script-src HOST; frame-src HOST; connect-src 'self'" },
    },
  ],
  [
    "page-status ok: the page may ask the workspace",
    {
      body: TAG.replace("async", 'async data-away="hide"'),
      headers: { "Content-Security-Policy": `script-src HOST; frame-src HOST; connect-src ${SERVER}` },
    },
  ],
  [
    "page-handoff warning: the workspace's own chat window is kept out: script-src",
    { body: TAG.replace('data-handoff="room"', "") },
  ],
  [
    "page-handoff ok",
    {
      body: TAG.replace('data-handoff="room"', ""),
      headers: { "Content-Security-Policy": `script-src HOST ${SERVER}; frame-src HOST ${SERVER}` },
    },
  ],
  [
    "page-isolation problem: the page is isolated (require-corp), and keeps out prechat.js and frame/index.html",
    { headers: { "Cross-Origin-Embedder-Policy": "require-corp" } },
  ],
  [
    "page-isolation problem: the page is isolated (credentialless), and keeps out frame/index.html",
    { headers: { "Cross-Origin-Embedder-Policy": "credentialless" } },
  ],
  ...["", "credentialless"].map((policy): [string, Faults] => [
    `page-isolation problem: ${policy ? "the page is isolated (credentialless), and keeps out" : "prechat.js may not be used here"}`,
    {
      headers: policy ? { "Cross-Origin-Embedder-Policy": policy } : {},
      loader: { body: LOADER, headers: { ...SCRIPT, "Cross-Origin-Resource-Policy": "same-origin" } },
    },
  ]),
  [
    "page-isolation ok",
    {
      headers: { "Cross-Origin-Embedder-Policy": "require-corp" },
      loader: { body: LOADER, headers: { ...SCRIPT, "Cross-Origin-Resource-Policy": "cross-origin" } },
      frame: { "Cross-Origin-Resource-Policy": "cross-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
    },
  ],
  ["page-integrity ok", { body: TAG.replace("async", `crossorigin integrity="${HASH}"`) }],
  [
    "page-integrity problem: sha384-AAAA is another script's",
    { body: TAG.replace("async", 'crossorigin integrity="sha384-AAAA"') },
  ],
  ["page-integrity problem: the tag has no crossorigin", { body: TAG.replace("async", `integrity="${HASH}"`) }],
  [
    "page-integrity problem: the host of HOST/prechat.js sends no Access-Control-Allow-Origin",
    { body: TAG.replace("async", `crossorigin integrity="${HASH}"`), loader: { body: LOADER, headers: SCRIPT } },
  ],
  ["page-contrast warning: #ff0 on white: 1.1 to 1", { body: TAG.replace("#c00", "#ff0") }],
  ["page-contrast warning: #FFFF00 on white: 1.1 to 1", { body: TAG.replace("#c00", "#FFFF00") }],
  ['page-contrast warning: "rgb(9,9,9)" is no colour', { body: TAG.replace("#c00", "rgb(9,9,9)") }],
  ["page-contrast ok: none is set", { body: TAG.replace(/ data-color=.{6}/, "") }],
])("%s", async (expected, faults) => {
  const lines = await linesFor(faults);
  expect(lines.filter((line) => line.startsWith(expected)).length, lines.join("\n")).toBeGreaterThan(0);
});

test("where nobody listens, the page could not be looked at", async () => {
  const url = new URL(`http://127.0.0.1:${await freePort(42_000)}`);
  const silence = await ask(url.href);
  const [line] = checkPage(await lookAtPage(url), { server: SERVER, config: silence, frame: null });
  expect(line).toMatchObject({ check: "page-reached", level: "unseen" });
});
