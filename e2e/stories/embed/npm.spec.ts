import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { bundleExample, installPackage } from "../../examples/build.ts";
import { expect, test } from "../../fixtures.ts";

/*
 * The package as npm would publish it, in a project of its own: the examples of `docs/api.md` are bundled and run.
 */

const ROOT = resolve(import.meta.dirname, "../../..");

let folder = "";

test.beforeAll(() => {
  folder = installPackage();
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const EXAMPLES = [
  { name: "plain JavaScript", shown: "plain/main.js", entry: "plain/main.js", pages: ["docs/api.md", "README.md"] },
  { name: "React", shown: "react/chat.jsx", entry: "react/main.jsx", pages: ["docs/api.md"] },
  { name: "Vue", shown: "vue/Chat.vue", entry: "vue/main.js", pages: ["docs/api.md"] },
];

for (const { name, shown, entry, pages } of EXAMPLES) {
  test(`the example for ${name} runs as it is written`, async ({ site, widget, page, statics, workspace }) => {
    const code = readFileSync(`${ROOT}/e2e/examples/${shown}`, "utf8");
    for (const page of pages) expect(readFileSync(`${ROOT}/${page}`, "utf8")).toContain(code.trim());
    const script = await bundleExample(folder, entry, { server: workspace.url, frame: statics.frame });
    await site.open({ script: "none", body: '<div id="app"></div>' });
    await page.addScriptTag({ content: script });
    await widget.open();
    await expect(widget.field("Name")).toBeFocused();
    if (entry === shown) return;
    await page.evaluate(() => (window as unknown as { leave(): void }).leave());
    await expect(widget.host).toHaveCount(0);
  });
}

test("importing it on a server touches nothing of a browser", () => {
  const script = `
    for (const name of ["window", "document", "location", "navigator", "localStorage", "customElements"])
      Object.defineProperty(globalThis, name, { get() { throw new Error(name + " was touched"); } });
    const { createPrechat } = await import("prechat");
    console.log(typeof createPrechat);`;
  const said = execFileSync(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
  expect(said.trim()).toBe("function");
});
