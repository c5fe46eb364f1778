import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build, type Plugin, type Rolldown } from "vite";
import { compileScript, parse } from "vue/compiler-sfc";

const ROOT = resolve(import.meta.dirname, "../..");

/** A folder as a customer's project is: the examples, and the package installed from the file that npm would publish. */
export function installPackage(): string {
  const folder = mkdtempSync(join(tmpdir(), "prechat-examples-"));
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], { cwd: ROOT });
  const [archive = ""] = readdirSync(folder);
  mkdirSync(join(folder, "node_modules"));
  execFileSync("tar", ["-xzf", archive], { cwd: folder });
  cpSync(join(folder, "package"), join(folder, "node_modules/prechat"), { recursive: true });
  for (const name of ["react", "react-dom", "scheduler", "vue", "@vue"]) {
    symlinkSync(join(ROOT, "node_modules", name), join(folder, "node_modules", name), "junction");
  }
  for (const name of ["plain", "react", "vue"]) {
    cpSync(join(import.meta.dirname, name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** Bundles one example, with this test's addresses in the place of the documents'. */
export async function bundleExample(
  folder: string,
  entry: string,
  addresses: { server: string; frame: string },
): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    root: folder,
    plugins: [singleFileComponents],
    // Vite looks for a project's settings upwards from the file: there are none.
    oxc: { jsx: { runtime: "automatic" } },
    define: { "process.env.NODE_ENV": '"production"' },
    build: { write: false, lib: { entry: join(folder, entry), formats: ["iife"], name: "example" } },
  });
  const [{ output }] = [result].flat() as Rolldown.RolldownOutput[] as [Rolldown.RolldownOutput];
  return output[0].code
    .replaceAll("https://chat.example.com", addresses.server)
    .replaceAll("https://static.example.com/frame/index.html", addresses.frame);
}

/** Vue's own compiler, without the plugin around it. */
const singleFileComponents: Plugin = {
  name: "single-file-components",
  transform(code, id) {
    if (!id.endsWith(".vue")) return null;
    return compileScript(parse(code).descriptor, { id, inlineTemplate: true }).content;
  },
};
