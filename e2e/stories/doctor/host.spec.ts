import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { isOutOfReach, startCaddy, startStatic, type Variation } from "../../deploy/servers.ts";
import { type RunningServer, startServer } from "../../server/index.ts";
import { prechat, runDoctor } from "./run-doctor.ts";

/*
 * The doctor at hosts of the widget's files: nginx and Caddy with the configurations of `docs/deploy.md` have nothing
 * wrong; then one fault is planted at a time, and each is seen.
 */

const SITE = "http://www.shop.example";

const VERSION = (
  JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8")) as { version: string }
).version;

let workspace: RunningServer;
/** The built files, pinned. */
let pinned = "";

test.beforeAll(async () => {
  workspace = await startServer({ workspace: { cors: true } });
  pinned = join(mkdtempSync(join(tmpdir(), "prechat-doctor-")), "files");
  await prechat("pin", "--server", workspace.url, "--parents", SITE, "--out", pinned);
});

test.afterAll(async () => {
  await workspace.close();
  rmSync(join(pinned, ".."), { recursive: true, force: true });
});

/** Everything that is said of the host of the files. */
async function lookAtHost(start: typeof startStatic, folder: string, { files, change = (text) => text }: Variation) {
  // Caddy is the workspace's proxy, too: beside it the policy names its own origin.
  const named: Change = (text) => text.replace("connect-src 'self'", `connect-src ${workspace.url}`);
  const host = await start({ workspace: workspace.url, site: SITE }, { files, change: (text) => change(named(text)) });
  try {
    const frame = `${host.origin}${folder}/frame/index.html`;
    const { code, lines } = await runDoctor(workspace.url, "--frame", frame, "--page", `${SITE}/contact`);
    return { code, lines: lines.filter((line) => /^(frame|caching)-/.test(line)) };
  } finally {
    host.stop();
  }
}

type Change = (configuration: string) => string;

/** A fault of each kind of header, and what is said of it. Each change is the same in both servers' languages. */
const FAULTY_CONFIGURATIONS: [expected: string, change: Change][] = [
  ["frame-compression warning", (text) => text.replace("gzip on;", "").replace("encode gzip", "")],
  ["caching-loader problem: prechat.js is kept for 365 days", keepFor("public, max-age=300", "max-age=31536000")],
  ["caching-document problem: frame/index.html is kept for 1 days", keepFor("no-cache", '"max-age=86400"')],
  ["caching-document warning: frame/index.html has no", withoutHeader("no-cache", "public, max-age=300")],
  [
    `frame-ancestors problem: ${SITE} may not embed the frame: frame-ancestors https://other`,
    swap(SITE, "https://other.example"),
  ],
  [`frame-ancestors problem: ${SITE} may not embed the frame: X-Frame-Options`, withFrameOptions("SAMEORIGIN")],
  [
    "frame-policy problem: the frame can't work below: connect-src 'none'",
    (text) => text.replace(/connect-src [^;]*/, "connect-src 'none'"),
  ],
];

function swap(one: string, other: string): Change {
  return (text) => {
    expect(text).toContain(one);
    return text.replaceAll(one, other);
  };
}

function keepFor(value: string, other: string): Change {
  return swap(value, other);
}

/** Takes the lines out that have these values of Cache-Control. */
function withoutHeader(...values: string[]): Change {
  return (text) => text.replaceAll(new RegExp(`^.*Cache-Control.*(${values.join("|")}).*$`, "gm"), "");
}

function withFrameOptions(value: string): Change {
  return (text) =>
    swap(
      `frame-ancestors ${SITE}`,
      "",
    )(text)
      .replace("add_header Referrer-Policy", `add_header X-Frame-Options ${value}; add_header Referrer-Policy`)
      .replace("Referrer-Policy no-referrer\n", `Referrer-Policy no-referrer\n\t\t\t\tX-Frame-Options ${value}\n`);
}

const SERVERS = [
  { name: "nginx", program: "nginx", start: startStatic, folder: "" },
  { name: "Caddy", program: "caddy", start: startCaddy, folder: "/prechat" },
] as const;

for (const { name, program, start, folder } of SERVERS) {
  test.describe(name, () => {
    test.skip(isOutOfReach(program), `${program} is not on this machine, and nobody may install it`);

    test("with the configuration of the page has nothing wrong", async () => {
      const { lines } = await lookAtHost(start, folder, { files: pinned });
      expect(lines.filter((line) => !line.includes(" ok: "))).toEqual([]);
      expect(lines.map((line) => line.split(" ")[0])).toEqual([
        ...["frame-reached", "frame-files", "frame-build", "frame-version", "frame-types", "frame-compression"],
        ...[
          "caching-loader",
          "caching-document",
          "caching-assets",
          "frame-ancestors",
          "frame-policy",
          "frame-pins",
          "frame-snapshot",
        ],
      ]);
    });

    for (const [expected, change] of FAULTY_CONFIGURATIONS) {
      test(`${expected}`, async () => {
        const { code, lines } = await lookAtHost(start, folder, { files: pinned, change });
        expect(lines.filter((line) => line.startsWith(expected)).length, lines.join("\n")).toBeGreaterThan(0);
        if (expected.includes(" problem")) expect(code).toBe(1);
      });
    }
  });
}

/** What is said of a change of the files, where it depends on how they are built. The others are in unit tests. */
const FAULTY_FILES: [expected: string, change: (folder: string) => void][] = [
  [
    "frame-build problem: frame/index.html is of another build: it names frame/assets/boot-",
    edit("integrity.json", (text) => text.replaceAll(/"frame\/assets\/boot-[^"]*"/g, '"frame/gone.js"')),
  ],
  ["frame-version warning: the loader is 0.0.9", edit("prechat.js", (text) => text.replace(VERSION, "0.0.9"))],
  [
    "frame-pins problem: pinned to another workspace",
    edit("frame/index.html", (text) => text.replaceAll(workspace.url, "https://chat.example.com")),
  ],
  [
    "frame-snapshot warning: 8 days old, and ignored",
    edit("frame/index.html", (text) =>
      text.replace(/"takenAt":\d+/, `"takenAt":${Date.now() - (8 * 24 + 1) * 60 * 60_000}`),
    ),
  ],
  [
    "frame-policy problem: the frame can't work below: connect-src https://chat.example.com",
    edit("frame/index.html", (text) =>
      text.replace(`connect-src ${workspace.url}`, "connect-src https://chat.example.com"),
    ),
  ],
];

function edit(file: string, change: (text: string) => string) {
  return (folder: string) => {
    const before = readFileSync(join(folder, file), "utf8");
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(folder, file), after);
  };
}

test.describe("files", () => {
  test.skip(isOutOfReach("nginx"), "nginx is not on this machine, and nobody may install it");

  for (const [expected, change] of FAULTY_FILES) {
    test(expected, async () => {
      const folder = mkdtempSync(join(tmpdir(), "prechat-faulty-"));
      try {
        cpSync(pinned, folder, { recursive: true });
        change(folder);
        const { lines } = await lookAtHost(startStatic, "", { files: folder });
        expect(lines).toContainEqual(expect.stringMatching(`^${expected}`));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }

  test("a host without types, and one that answers its start page for what is missing", async () => {
    const untyped = await lookAtHost(startStatic, "", {
      files: pinned,
      change: (text) => text.replace("root ", "types {} default_type text/plain; root "),
    });
    expect(untyped.lines).toContainEqual(expect.stringMatching(/^frame-types problem: wrong for .* \(text\/plain\)/));
    const folder = mkdtempSync(join(tmpdir(), "prechat-faulty-"));
    try {
      cpSync(pinned, folder, { recursive: true });
      rmSync(join(folder, "prechat-panel.js"));
      const startPage = await lookAtHost(startStatic, "", {
        files: folder,
        change: (text) => text.replace("location / {", "location / { try_files $uri /frame/index.html;"),
      });
      expect(startPage.lines).toContainEqual(expect.stringMatching(/^frame-files problem: missing: prechat-panel.js/));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
