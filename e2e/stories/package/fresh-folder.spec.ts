import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect, test } from "@playwright/test";

/* What a stranger installs: the packed package in a folder of their own, and the commands that the README gives them. */

const ROOT = resolve(import.meta.dirname, "../../..");

/** Of the README's part about servers, in order. */
const [INSTALL = "", PIN = "", DOCTOR = "", ...OTHERS] = [
  ...readFileSync(join(ROOT, "README.md"), "utf8").matchAll(/^(?:npm install|npx) prechat\b.*$/gm),
].map(([command]) => command);

// A folder whose name a shell would take apart.
const parent = mkdtempSync(join(tmpdir(), "prechat-stranger-"));
const folder = join(parent, "my site");

/** @returns Exit code and output. */
function run(command: string): { code: number; output: string } {
  try {
    // Not from a registry: what is missing in the package has to be missed.
    const env = { ...process.env, npm_config_offline: "true" };
    return {
      code: 0,
      output: execFileSync(command, { cwd: folder, env, shell: true, encoding: "utf8", stdio: "pipe" }),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

test.beforeAll(() => {
  mkdirSync(folder);
  writeFileSync(join(folder, "package.json"), '{ "name": "site", "private": true, "type": "module" }\n');
  execFileSync("npm", ["pack", "--silent", "--pack-destination", parent], {
    cwd: ROOT,
    shell: process.platform === "win32",
  });
  const [tarball = ""] = readdirSync(parent).filter((name) => name.endsWith(".tgz"));
  expect(run(INSTALL.replace("prechat", `"${join(parent, tarball)}"`))).toMatchObject({ code: 0 });
});

test.afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("the README's commands do in a fresh folder what they say", () => {
  expect(OTHERS).toEqual([]);
  expect(run("npx prechat --help")).toMatchObject({ code: 0, output: expect.stringContaining("Usage: prechat") });

  // The workspace of the example is nobody's to ask.
  expect(run(`${PIN} --no-snapshot`)).toMatchObject({
    code: 0,
    output: expect.stringContaining("copy it to your web server"),
  });
  const html = readFileSync(join(folder, "public/prechat/frame/index.html"), "utf8");
  expect(html).toContain('<meta name="prechat-server" content="https://chat.example.com" />');
  expect(existsSync(join(folder, "public/prechat/prechat.js"))).toBe(true);
  expect(existsSync(join(folder, "public/prechat/cli"))).toBe(false);

  // A workspace and a page that nobody has: it says so, and does not break.
  const { code, output } = run(DOCTOR.replaceAll(/https:\/\/[\w.]+/g, "http://127.0.0.1:9"));
  expect(output).toMatch(/^✗ Workspace: /m);
  expect(output).toMatch(/^✗ Page: /m);
  expect(code).toBe(2);
});

test("the module of the package can be imported where there is no page", () => {
  writeFileSync(
    join(folder, "server.js"),
    'import { createPrechat } from "prechat";\nconsole.log(typeof createPrechat);\n',
  );
  expect(run("node server.js")).toEqual({ code: 0, output: "function\n" });
});
