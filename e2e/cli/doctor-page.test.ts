import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ask } from "../../src/cli/doctor/look/ask.ts";
import { checkPage } from "../../src/cli/doctor/page/check-page.ts";
import { lookAtPage } from "../../src/cli/doctor/page/look.ts";
import { freePort } from "../run/free-port.ts";
import { type Served, serveFiles } from "./stranger.ts";

/*
 * Each check of a page is seen to pass on a page that is right, with the strictest policy that the widget runs under,
 * and to speak up over one planted fault.
 */

const SERVER = "https://chat.example.com";
const LOADER = "the loader";
const HASH = `sha384-${createHash("sha384").update(LOADER).digest("base64")}`;
const SCRIPT = { "Content-Type": "text/javascript" };

interface Faults {
  /** The page's markup; the address of the host of the files is `HOST`. */
  body?: string;
  /** The page's headers, likewise. */
  headers?: Record<string, string>;
  status?: number;
  loader?: Served;
  frame?: Record<string, string>;
}

const TAG = `<script async src="HOST/prechat.js" data-server="${SERVER}" data-handoff="room" data-color="#c00"></script>`;
const POLICY = "default-src 'none'; script-src HOST; frame-src HOST; require-trusted-types-for 'script'";

async function linesFor({
  body = TAG,
  headers = { "Content-Security-Policy": POLICY },
  status,
  loader,
  frame,
}: Faults) {
  const host = await serveFiles({
    "/prechat.js": loader ?? { body: LOADER, headers: { ...SCRIPT, "Access-Control-Allow-Origin": "*" } },
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
    "page-settings ok: server, handoff, color",
    "page-policy ok: it lets the widget in",
    'page-trusted-types ok: "prechat" is allowed',
    "page-contrast ok: #c00 on white: 5.9 to 1",
  ]);
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
    'page-tag problem: something holds it back: it stands there as "text/plain"',
    { body: TAG.replace("async", 'type="text/plain"') },
  ],
  [
    'page-tag problem: something holds it back: it stands there as "data-src"',
    { body: TAG.replace(" src=", " data-src=") },
  ],
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
  [
    "page-official warning",
    { body: `${TAG}<script>j.src = 'https://chat.example.com/livechat/rocketchat-livechat.min.js?_=2';</script>` },
  ],
  [
    "page-settings problem: servr is not a setting: did you mean server",
    { body: TAG.replace("data-server", "data-servr") },
  ],
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
    "page-policy problem: it keeps the widget out: sandbox",
    { headers: { "Content-Security-Policy": "sandbox allow-forms" } },
  ],
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
