import { createHash } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { UsageError } from "../../hosting/usage-error.ts";
import { pin } from "./pin.ts";

let folder = "";
let dist = "";
let out = "";
const pins = { server: "https://chat.example.org", parents: ["https://www.example.org"], snapshot: null };
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prechat-pin-"));
  dist = join(folder, "dist");
  out = join(folder, "public", "chat");
  for (const name of ["frame/assets", "cli"]) mkdirSync(join(dist, name), { recursive: true });
  writeFileSync(join(dist, "prechat.js"), "loader");
  writeFileSync(join(dist, "frame/assets/main-x.js"), "app");
  writeFileSync(
    join(dist, "frame/index.html"),
    '<head><meta charset="utf-8" /><script src="./assets/main-x.js"></script>',
  );
  writeFileSync(join(dist, "cli/prechat.js"), "command line");
  writeFileSync(
    join(dist, "integrity.json"),
    JSON.stringify({ "cli/prechat.js": "a", "frame/index.html": "b", "prechat.js": "c" }),
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("writes the built files, pinned, and what a web server has to be told", () => {
  pin({ dist, out, ...pins });
  expect(readdirSync(out).sort()).toEqual(["_headers", "frame", "integrity.json", "prechat.js"]);
  expect(read("public/chat/frame/index.html")).toContain('name="prechat-server" content="https://chat.example.org"');
  expect(read("public/chat/frame/assets/main-x.js")).toBe("app");
  expect(readdirSync(`${out}-headers`).sort()).toEqual(["Caddyfile", "nginx-beside.conf", "nginx-static.conf"]);
  expect(read("public/chat-headers/nginx-static.conf")).toContain("frame-ancestors https://www.example.org");
});

test("the hashes are those of the folder", () => {
  pin({ dist, out, ...pins });
  const hash = createHash("sha384").update(read("public/chat/frame/index.html")).digest("base64");
  expect(JSON.parse(read("public/chat/integrity.json"))).toEqual({
    "frame/index.html": `sha384-${hash}`,
    "prechat.js": "c",
  });
});

test("the same command again replaces the pins, and keeps the assets that open pages still ask for", () => {
  pin({ dist, out, ...pins });
  writeFileSync(join(out, "frame/assets/main-old.js"), "old");
  pin({ dist, out, ...pins, server: "https://chat.example.net" });
  const html = read("public/chat/frame/index.html");
  expect(html).toContain("chat.example.net");
  expect(html).not.toContain("chat.example.org");
  expect(existsSync(join(out, "frame/assets/main-old.js"))).toBe(true);
});

test.each([".", "cli", "frame/assets"])("does not write over its own files: %s", (path) => {
  expect(() => pin({ dist, out: join(dist, path), ...pins })).toThrow(UsageError);
  expect(read("dist/frame/index.html")).not.toContain("prechat-server");
});

test("says what to do when nothing is built", () => {
  rmSync(join(dist, "frame/index.html"));
  expect(() => pin({ dist, out, ...pins })).toThrow("npm run build");
  expect(existsSync(out)).toBe(false);
});

test("a file that somebody reads meanwhile stays whole: it is replaced, and not written over", () => {
  pin({ dist, out, ...pins });
  for (const name of ["prechat.js", "frame/index.html"])
    linkSync(join(out, name), join(folder, name.replace("/", "-")));
  const before = read("frame-index.html");
  writeFileSync(join(dist, "prechat.js"), "a newer loader");
  pin({ dist, out, ...pins, parents: ["https://shop.example.org"] });
  expect(read("prechat.js")).toBe("loader");
  expect(read("frame-index.html")).toBe(before);
  expect(read("public/chat/prechat.js")).toBe("a newer loader");
  expect(read("public/chat/frame/index.html")).toContain("shop.example.org");
});

test("leaves what has not changed as it is, and strangers' files, and no half ones", () => {
  pin({ dist, out, ...pins });
  writeFileSync(join(out, "robots.txt"), "of the site");
  const long = new Date(2020, 1, 1);
  utimesSync(join(out, "prechat.js"), long, long);
  pin({ dist, out, ...pins });
  expect(statSync(join(out, "prechat.js")).mtime).toEqual(long);
  expect(readdirSync(out).sort()).toEqual(["_headers", "frame", "integrity.json", "prechat.js", "robots.txt"]);
});

test("stops at a folder that stands where a file belongs, and leaves no half file", () => {
  mkdirSync(join(out, "prechat.js"), { recursive: true });
  expect(() => pin({ dist, out, ...pins })).toThrow("prechat.js");
  expect(readdirSync(out).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  expect(existsSync(join(out, "frame/index.html"))).toBe(false);
});

test("a link to its own files is one of them", () => {
  symlinkSync(dist, join(folder, "link"), "junction");
  expect(() => pin({ dist, out: join(folder, "link"), ...pins })).toThrow(UsageError);
});
