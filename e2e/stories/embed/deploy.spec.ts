import { execSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import {
  configuration,
  type Deployment,
  isOutOfReach,
  startBeside,
  startCaddy,
  startStatic,
} from "../../deploy/servers.ts";
import { expect, test } from "../../fixtures.ts";
import { prechat } from "../doctor/run-doctor.ts";

/*
 * The configurations that `docs/deploy.md` gives to copy, in the real servers they are for: a visitor goes from the page
 * to the handoff, each kind of file has its headers, the log has no token, and a site that is not listed can't embed the
 * frame.
 */

const PAGE = readFileSync(resolve(import.meta.dirname, "../../../docs/deploy.md"), "utf8");

const DIST = resolve(import.meta.dirname, "../../..", process.env.PRECHAT_DIST ?? "dist");

for (const name of ["nginx-beside.conf", "nginx-static.conf", "Caddyfile", "_headers"]) {
  test(`the page gives ${name} as it was tried`, () => {
    expect(PAGE).toContain(configuration(name).trim());
  });
}

const PRECHAT = `node "${DIST}/cli/prechat.js"`;

test("the command that pins the frame writes what the page says", () => {
  const [, command = ""] = /```sh\nnpx prechat (pin .*)\n```/.exec(PAGE) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "prechat-pin-"));
  try {
    // The workspace of the example is nobody's to ask.
    execSync(`${PRECHAT} ${command} --no-snapshot`, { cwd: folder });
    const files = join(folder, "public/prechat");
    const head = readFileSync(join(files, "frame/index.html"), "utf8").split("<script")[0];
    expect(head).toContain('<meta name="prechat-server" content="https://chat.example.com" />');
    expect(head).toContain('<meta name="prechat-parents" content="https://www.example.com https://*.example.com" />');
    // The very examples: their addresses are the command's.
    expect(readFileSync(join(files, "_headers"), "utf8")).toBe(configuration("_headers"));
    expect(readFileSync(join(folder, "public/prechat-headers/Caddyfile"), "utf8")).toBe(configuration("Caddyfile"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test.describe("a pinned folder", () => {
  test.skip(isOutOfReach("nginx"), "nginx is not on this machine, and nobody may install it");

  test("serves a visitor of its own site, whatever workspace the page names, and no other site", async ({
    site,
    widget,
    page,
    workspace,
    consoleGuard,
  }) => {
    const folder = mkdtempSync(join(tmpdir(), "prechat-pin-"));
    let server: Deployment | undefined;
    try {
      await prechat("pin", "--server", workspace.url, "--parents", site.origin, "--out", join(folder, "files"));
      // Without the header: what is tried is the document.
      server = await startStatic({ workspace: workspace.url, site: "*" }, { files: join(folder, "files") });
      const script = `${server.origin}/prechat.js`;
      const tag = `<script async src="${script}" data-server="https://other.example" data-handoff="room"></script>`;
      await site.open({ script: "none", body: tag });
      await widget.open();
      await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
      await widget.submit();
      await widget.expectHandedOff();
      expect(workspace.control.visitors()).toHaveLength(1);

      consoleGuard.expect(/shows nothing in http:\/\/evil/);
      const asked = workspace.control.requests().length;
      await site.open({
        host: "evil.localhost",
        script: "none",
        body: `<iframe title="Chat" src="${server.origin}/frame/index.html"></iframe>`,
      });
      await expect.poll(() => consoleGuard.complaints.join()).toContain("prechat-parents");
      await expect(page.frameLocator("iframe").getByRole("button", { name: "Start chat" })).toHaveCount(0);
      expect(workspace.control.requests()).toHaveLength(asked);
    } finally {
      server?.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

const SHORT = "public, max-age=300";
const FOR_EVER = "public, max-age=31536000, immutable";

/** Everything beside the two folders, asked for by its name. */
const STABLE = readdirSync(DIST, { withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ name }) => name);

test("the page says how long each file is kept", () => {
  const [, table = ""] = PAGE.split("| files | cached |");
  const [rows = ""] = table.split("\n\n");
  for (const name of [...STABLE, "npm/", "frame/index.html", "frame/assets/"]) expect(rows).toContain(`\`${name}`);
});

/** Reads the headers of each kind of file, the way a browser asks for them. */
async function headersOf(folder: string) {
  const page = await fetch(`${folder}/frame/index.html`);
  const asset = /src="\.\/(.*?)"/.exec(await page.text())?.[1];
  const files = { page, loader: await fetch(`${folder}/prechat.js`), asset: await fetch(`${folder}/frame/${asset}`) };
  const missing = await fetch(`${folder}/frame/assets/gone.js`);
  const stable = await Promise.all(STABLE.map((name) => fetch(`${folder}/${name}`)));
  return {
    // The scripts of one version go together: none is kept longer than another.
    stable: new Set(stable.map(({ status, headers }) => `${status} ${headers.get("cache-control")}`)),
    // What is missing for a moment, while files are copied, is not missing for ever.
    isMissingKept: missing.headers.get("cache-control")?.includes("immutable") ?? false,
    statuses: [...Object.values(files).map(({ status }) => status), missing.status],
    cache: Object.values(files).map(({ headers }) => headers.get("cache-control")),
    sniff: Object.values(files).map(({ headers }) => headers.get("x-content-type-options")),
    packed: [files.loader, files.asset].map(({ headers }) => headers.get("content-encoding")),
    types: Object.values(files).map(({ headers }) => headers.get("content-type")?.split(";")[0]?.split("/")[1]),
    // What a page with a Cross-Origin-Embedder-Policy, and a frame without an origin of its own, ask for.
    shared: Object.values(files).map(({ headers }) => headers.get("cross-origin-resource-policy")),
    isolated: [page, files.asset].map(({ headers }) => headers.get("cross-origin-embedder-policy")),
    forEveryOrigin: files.asset.headers.get("access-control-allow-origin"),
    page: ["referrer-policy", "permissions-policy", "content-security-policy"].map((name) => page.headers.get(name)),
  };
}

const policy = (connect: string, site: string) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${connect}; base-uri 'none'; form-action 'none'; frame-ancestors ${site}`;

function expectedHeaders(connect: string, site: string) {
  return {
    stable: new Set([`200 ${SHORT}`]),
    isMissingKept: false,
    statuses: [200, 200, 200, 404],
    cache: ["no-cache", SHORT, FOR_EVER],
    sniff: ["nosniff", "nosniff", "nosniff"],
    packed: ["gzip", "gzip"],
    types: ["html", "javascript", "javascript"],
    shared: ["cross-origin", "cross-origin", "cross-origin"],
    isolated: ["require-corp", "require-corp"],
    forEveryOrigin: "*",
    page: ["no-referrer", "camera=(), microphone=(), geolocation=(), payment=(), usb=()", policy(connect, site)],
  };
}

const WAYS = [
  { name: "nginx beside the workspace", program: "nginx", start: startBeside, folder: "/prechat", isBeside: true },
  { name: "nginx as a static host", program: "nginx", start: startStatic, folder: "", isBeside: false },
  { name: "Caddy beside the workspace", program: "caddy", start: startCaddy, folder: "/prechat", isBeside: true },
] as const;

for (const { name, program, start, folder, isBeside } of WAYS) {
  test.describe(name, () => {
    test.skip(isOutOfReach(program), `${program} is not on this machine, and nobody may install it`);
    // On the workspace's own origin nothing has to be switched on for other origins.
    test.use({ serverOptions: { workspace: { cors: !isBeside } } });

    test("serves a visitor of an isolated page to the handoff, each file with its headers", async ({
      site,
      widget,
      page,
      workspace,
      consoleGuard,
    }) => {
      const places = { workspace: workspace.url, site: site.origin };
      let server: Deployment | undefined;
      try {
        server = await start(places);
        const statics = `${server.origin}${folder}`;
        expect(await headersOf(statics)).toEqual(expectedHeaders(isBeside ? "'self'" : workspace.url, site.origin));
        const address = isBeside ? server.origin : workspace.url;
        const tag = `<script async src="${statics}/prechat.js" data-server="${address}" data-handoff="room"></script>`;
        const sandboxed = `<iframe sandbox="allow-scripts allow-forms" title="Chat in a sandbox" src="${statics}/frame/index.html?server=${address}"></iframe>`;
        await site.open({
          script: "none",
          body: tag + sandboxed,
          headers: { "Cross-Origin-Embedder-Policy": program === "caddy" ? "credentialless" : "require-corp" },
        });
        await expect(page.frameLocator("iframe[sandbox]").getByRole("button", { name: "Start chat" })).toBeVisible();
        await widget.open();
        await widget.fill({ Name: "Ada Lind", Email: "ada@example.com" });
        await widget.submit();
        await widget.expectHandedOff();
        const [visitor] = workspace.control.visitors();
        expect(visitor).toMatchObject({ name: "Ada Lind" });
        const { accessLog } = server;
        await fetch(`${statics}/integrity.json`);
        // A line is written when its answer has ended: that of the last request comes last.
        await expect.poll(accessLog).toContain("/integrity.json");
        expect(accessLog()).toContain("/prechat.js");
        expect(accessLog()).not.toContain(visitor?.token);

        consoleGuard.expect(/frame-ancestors/);
        consoleGuard.allow(/ERR_BLOCKED_BY_RESPONSE/);
        const asked = workspace.control.requests().length;
        await site.open({
          host: "evil.localhost",
          script: "none",
          body: `<iframe title="Chat" src="${statics}/frame/index.html?server=${address}"></iframe>`,
        });
        await expect.poll(() => consoleGuard.complaints.join()).toContain("frame-ancestors");
        await expect(page.frameLocator("iframe").getByRole("button", { name: "Start chat" })).toHaveCount(0);
        expect(workspace.control.requests()).toHaveLength(asked);
      } finally {
        server?.stop();
      }
    });
  });
}

test("_headers says for each kind of file what nginx says", async () => {
  const rules = configuration("_headers")
    .trim()
    .split(/\n(?=\/)/)
    .map((block) => block.split("\n").map((line) => line.trim()));
  const headers = (path: string) =>
    Object.fromEntries(
      rules
        .filter(([pattern = ""]) => (pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path === pattern))
        .flatMap(([, ...lines]) => lines.map((line) => line.split(/: (.*)/).slice(0, 2))),
    );
  const all = { "X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "cross-origin" };
  const later = { ...all, "Cache-Control": SHORT };
  const isolated = { ...all, "Cross-Origin-Embedder-Policy": "require-corp" };
  expect(headers("/prechat.js")).toEqual({ ...later, "Access-Control-Allow-Origin": "*" });
  for (const file of readdirSync(DIST).filter((name) => /^(?!prechat\.js).*\.js$/.test(name))) {
    expect({ file, ...headers(`/${file}`) }).toEqual({ file, ...later });
  }
  expect(headers("/frame/assets/main-x.js")).toEqual({
    ...isolated,
    "Cache-Control": FOR_EVER,
    "Access-Control-Allow-Origin": "*",
  });
  expect(headers("/frame/index.html")).toEqual({
    ...isolated,
    "Cache-Control": "no-cache",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "Content-Security-Policy": policy("https://chat.example.com", "https://www.example.com https://*.example.com"),
  });
});
