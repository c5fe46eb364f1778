import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { checkFrame } from "../../src/cli/doctor/frame/check-frame.ts";
import { FRAME_CHECKS } from "../../src/cli/doctor/frame/facts.ts";
import { lookAtFrame } from "../../src/cli/doctor/frame/look.ts";
import { SNAPSHOT_ID } from "../../src/protocol/snapshot.ts";
import { VERSION } from "../../src/protocol/version.ts";
import { type Served, serveFiles, serveStranger } from "./stranger.ts";

/*
 * Each check of the host of the files is seen to pass on a small host that is right, and to speak up over one header or
 * answer that real servers send. `e2e/stories/doctor/host.spec.ts` does the same with nginx and Caddy.
 */

const SERVER = "https://chat.example.com";
const PAGE = new URL("https://www.shop.example/contact?a=1");

const hashOf = (body: string) => `sha384-${createHash("sha384").update(body).digest("base64")}`;

const DOCUMENT = `<!doctype html><meta charset="utf-8">
  <meta name="prechat-server" content="HTTPS://chat.example.com:443/"><meta name="prechat-parents" content="${PAGE.origin}">
  <script type="module" src="./assets/boot-x.js"></script>
  <script type="application/json" id="${SNAPSHOT_ID}">{"server":"${SERVER}","takenAt":${Date.now()},"config":{}}</script>`;

const SCRIPT = { "Content-Type": "text/javascript", "Cache-Control": "max-age=300" };
const POLICY = `script-src 'self'; style-src 'self'; connect-src ${SERVER}`;

function rightFiles(): Record<string, Served> {
  const files: Record<string, Served> = {
    "/prechat.js": { body: `v="${VERSION}"`, headers: SCRIPT },
    "/prechat-panel.js": { body: "panel", headers: SCRIPT },
    "/frame/assets/boot-x.js": { body: "boot", headers: { ...SCRIPT, "Cache-Control": "max-age=31536000, immutable" } },
  };
  const hashes = Object.entries(files).map(([path, { body }]) => [path.slice(1), hashOf(body)]);
  return {
    ...files,
    "/integrity.json": { body: JSON.stringify(Object.fromEntries(hashes)) },
    "/frame/index.html": {
      body: DOCUMENT,
      headers: {
        "Cache-Control": "no-cache",
        "Content-Security-Policy": `${POLICY}; frame-ancestors ${PAGE.origin}`,
      },
    },
  };
}

type Change = (files: Record<string, Served>) => void;

async function linesFor(change: Change, path = "/frame/index.html", page = PAGE) {
  const files = rightFiles();
  change(files);
  const view = await lookAtFrame(new URL(path, await serveFiles(files)), page.origin, SERVER);
  return checkFrame(view, SERVER, [page]).map(({ check, level, seen }) => `${check} ${level}: ${seen}`);
}

test("finds nothing wrong with a host that is right", async () => {
  const lines = await linesFor(() => {});
  const expected = [
    "frame-reached ok: ",
    "frame-files ok: 3 are there",
    "frame-build ok: they are of one build",
    `frame-version ok: ${VERSION}`,
    "frame-types ok: scripts and style sheets have theirs",
    "frame-compression ok: scripts are compressed",
    "caching-loader ok: prechat.js is kept for 5 min",
    "caching-document ok: frame/index.html is kept for no time",
    "caching-assets ok: frame/assets are kept for 365 days",
    `frame-ancestors ok: ${PAGE.origin} may embed the frame`,
    "frame-policy ok: it lets the frame run, and speak to the workspace",
    "frame-pins ok: pinned to HTTPS://chat.example.com:443/",
    "frame-snapshot ok: 0 hours old",
  ];
  expect(lines.map((line, index) => line.slice(0, expected[index]?.length))).toEqual(expected);
  expect(lines.map((line) => line.split(" ")[0]).sort(), "each check says so").toEqual(
    Object.keys(FRAME_CHECKS).sort(),
  );
});

/** Another text in one file. */
const edit =
  (path: string, change: (text: string) => string): Change =>
  (files) => {
    const file = files[path] ?? { body: "" };
    const body = change(file.body);
    expect(body).not.toBe(file.body);
    files[path] = { ...file, body };
  };

/** A header of one file, instead of what is sent with it. */
const header =
  (path: string, name: string, value?: string): Change =>
  (files) => {
    const { [name]: _, ...headers } = files[path]?.headers ?? {};
    files[path] = { body: "", ...files[path], headers: { ...headers, ...(value !== undefined && { [name]: value }) } };
  };

const FRAME = "/frame/index.html";
const policy = (value: string) => header(FRAME, "Content-Security-Policy", value);
const ancestors = (sources: string) => policy(`${POLICY}; frame-ancestors ${sources}`);
const frameOptions =
  (value: string, csp = POLICY): Change =>
  (files) => {
    policy(csp)(files);
    header(FRAME, "X-Frame-Options", value)(files);
  };
const refused = `frame-ancestors problem: ${PAGE.origin} may not embed the frame: `;
const embedded = `frame-ancestors ok: ${PAGE.origin} may embed the frame`;

test.each<[expected: string, change: Change]>([
  [`${refused}frame-ancestors 'none'`, ancestors("'none'")],
  [`${refused}frame-ancestors 'self'`, ancestors("'self'")],
  [`${refused}frame-ancestors http://www.shop.example:81`, ancestors("http://www.shop.example:81")],
  [`${refused}frame-ancestors https://www.shop.example:8443`, ancestors("https://www.shop.example:8443")],
  [`${refused}frame-ancestors https://*.www.shop.example`, ancestors("https://*.www.shop.example")],
  [`${refused}frame-ancestors 'none'`, policy("frame-ancestors https://*.example, frame-ancestors 'none'")],
  [embedded, ancestors("https://*.shop.example")],
  [embedded, ancestors("https:")],
  [embedded, ancestors("*")],
  [embedded, ancestors("WWW.Shop.Example:*")],
  [embedded, ancestors("http://www.shop.example")],
  [`${refused}X-Frame-Options DENY`, frameOptions("DENY")],
  [`${refused}X-Frame-Options sameorigin`, frameOptions("sameorigin")],
  [`${refused}X-Frame-Options SAMEORIGIN, ALLOWALL`, frameOptions("SAMEORIGIN, ALLOWALL")],
  // Browsers know no such word: it is as if the header were not there.
  [embedded, frameOptions("ALLOW-FROM https://denys.example")],
  // And none at all where there is a list.
  [embedded, frameOptions("DENY", `${POLICY}; frame-ancestors ${PAGE.origin}`)],
  ["frame-ancestors warning: no header says who", policy(POLICY)],
  [
    "frame-policy problem: the frame can't work below: sandbox allow-scripts",
    policy("sandbox allow-scripts allow-same-origin"),
  ],
  ["frame-policy warning: the frame has none", header(FRAME, "Content-Security-Policy")],
  [
    "frame-types problem: wrong for frame/index.html \\(application/octet-stream\\)",
    header(FRAME, "Content-Type", "application/octet-stream"),
  ],
  [
    "frame-types problem: wrong for frame/index.html \\(attachment\\)",
    header(FRAME, "Content-Disposition", "attachment; filename=index.html"),
  ],
  [
    "caching-loader problem: prechat-panel.js is kept for 365 days",
    header("/prechat-panel.js", "Cache-Control", 'max-age="31536000"'),
  ],
  ["caching-loader warning: prechat-panel.js has no Cache-Control", header("/prechat-panel.js", "Cache-Control")],
  [
    "caching-loader problem: prechat.js is kept for 3[0-9]{4} days",
    (files) => {
      header("/prechat.js", "Cache-Control")(files);
      header("/prechat.js", "Expires", "Fri, 31 Dec 2110 23:59:59 GMT")(files);
    },
  ],
  [
    "caching-document ok: frame/index.html is kept for no time",
    (files) => {
      header(FRAME, "Cache-Control")(files);
      header(FRAME, "Expires", "-1")(files);
    },
  ],
  [
    "caching-document problem: frame/index.html is kept for 1 days",
    header(FRAME, "Cache-Control", "public, max-age=86400, s-maxage=0"),
  ],
  [
    "caching-document warning: frame/index.html has no Cache-Control",
    header(FRAME, "Cache-Control", "public, s-maxage=5"),
  ],
  [
    "caching-assets warning: frame/assets are kept for no time",
    header("/frame/assets/boot-x.js", "Cache-Control", "no-store, max-age=31536000"),
  ],
  ["frame-types problem: wrong for prechat.js \\(text/plain\\)", header("/prechat.js", "Content-Type", "text/plain")],
  [
    "frame-compression warning: prechat-panel.js as they are",
    (files) => {
      files["/prechat-panel.js"] = { body: "x".repeat(3_000), headers: SCRIPT };
    },
  ],
  ["frame-files problem: missing: prechat-panel.js", (files) => delete files["/prechat-panel.js"]],
  [
    "frame-build problem: not as integrity.json has it: prechat-panel.js",
    (files) => {
      files["/prechat-panel.js"] = { body: "of another build", headers: SCRIPT };
    },
  ],
  [
    "frame-version warning: the loader is 0.0.1",
    (files) => {
      files["/prechat.js"] = { body: 'v="0.0.1"', headers: SCRIPT };
    },
  ],
  ["frame-version warning: the loader is of an old version", edit("/prechat.js", () => "")],
  ["frame-reached problem: .* answers HTTP 404", (files) => delete files[FRAME]],
  ["frame-reached problem: .* is another page", edit(FRAME, () => "<h1>Shop</h1>")],
  ["frame-build warning: integrity.json is not there", (files) => delete files["/integrity.json"]],
  ["frame-policy problem: the frame can't work below: script-src 'none'", policy("script-src 'none'")],
  ["frame-policy problem: the frame can't work below: style-src 'none'", policy("style-src 'none'")],
])("%s", async (expected, change) => {
  const lines = await linesFor(change);
  const pattern = new RegExp(`^${expected.replaceAll("*.", "\\*\\.")}`);
  expect(lines.filter((line) => pattern.test(line)).length, lines.join("\n")).toBeGreaterThan(0);
});

test("a folder whose address a host has shortened is looked at from where browsers look", async () => {
  const files = rightFiles();
  const host = await serveStranger(({ url = "/" }, response) => {
    const file = files[url];
    if (url === FRAME) response.writeHead(308, { Location: "/frame" }).end();
    else if (url === "/frame") response.writeHead(200, { "Content-Type": "text/html" }).end(DOCUMENT);
    else response.writeHead(file ? 200 : 404, file?.headers).end(file?.body);
  });
  const lines = checkFrame(await lookAtFrame(new URL(FRAME, host), null, SERVER), SERVER, []);
  expect(lines).toContainEqual({
    check: "frame-files",
    level: "problem",
    seen: "missing: frame/assets/boot-x.js",
  });
});

test("a certificate that browsers refuse is a problem, and a host that is silent is asked nothing more", async () => {
  const secure = await serveStranger((_request, response) => response.end(), true);
  expect(checkFrame(await lookAtFrame(new URL(FRAME, secure), null, SERVER), SERVER, [])).toEqual([
    { check: "frame-reached", level: "problem", seen: `${secure}: its certificate is signed by itself` },
  ]);
  const files = rightFiles();
  const half = await serveStranger(({ url = "/", socket }, response) => {
    const file = files[url];
    if (url === "/prechat-panel.js") socket.destroy();
    else response.writeHead(200, { "Content-Type": "text/html", ...file?.headers }).end(file?.body);
  });
  expect(checkFrame(await lookAtFrame(new URL(FRAME, half), null, SERVER), SERVER, [])).toContainEqual({
    ...{ check: "frame-files", level: "unseen" },
    seen: `${half}/prechat-panel.js: it broke off`,
  });
  let asked = 0;
  const broken = await serveStranger(({ socket }) => {
    asked += 1;
    socket.destroy();
  });
  expect(checkFrame(await lookAtFrame(new URL(FRAME, broken), null, SERVER), SERVER, [])).toEqual([
    { check: "frame-reached", level: "unseen", seen: `${broken}: it broke off` },
  ]);
  expect(asked).toBe(1);
});
