import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import preact from "@preact/preset-vite";
import { defineConfig, type EnvironmentOptions } from "vite";
import { OLDEST_TARGET } from "./build/oldest-browsers.ts";
import { ownPolicy } from "./build/own-policy.ts";
import { preloadApp } from "./build/preload-app.ts";
import manifest from "./package.json" with { type: "json" };

const at = (path: string) => resolve(import.meta.dirname, path);

/** One classic script with a stable name, for the customer's page. The page may have any encoding: ASCII is in most. */
const classic = (entry: string, file: string) =>
  ({
    consumer: "client",
    build: {
      outDir: at("dist"),
      lib: { entry: at(entry), name: "Prechat", formats: ["iife"], fileName: () => file },
      rolldownOptions: { output: { exports: "none", charset: "ascii" } },
    },
  }) satisfies EnvironmentOptions;

/** The npm module: the same loader, without the script tag's side effects. */
const npm = {
  consumer: "client",
  build: {
    outDir: at("dist/npm"),
    lib: { entry: at("src/index.ts"), formats: ["es"], fileName: () => "index.js" },
  },
} satisfies EnvironmentOptions;

/** `npx prechat`: one file for Node that needs no other package. */
const cli = {
  consumer: "server",
  resolve: { noExternal: true },
  build: {
    outDir: at("dist/cli"),
    target: "node20",
    minify: false,
    lib: { entry: at("src/cli/prechat.ts"), formats: ["es"], fileName: () => "prechat.js" },
  },
} satisfies EnvironmentOptions;

/** The app in the iframe: one HTML file, and hashed assets that it addresses relative to itself. */
const frame = {
  build: {
    outDir: at("dist/frame"),
    manifest: "manifest.json",
    // What a chunk needs has come before it.
    modulePreload: false,
    rolldownOptions: {
      input: { boot: at("src/frame/index.html") },
      output: {
        codeSplitting: {
          // Each with all that it imports: the first script, which asks for the configuration while the app loads, and
          // the app. What comes later is a chunk of its own.
          groups: [
            { name: "boot", tags: ["$initial"], priority: 2 },
            { name: "main", test: /src.frame.main\.tsx$/, priority: 1 },
          ],
        },
      },
    },
  },
} satisfies EnvironmentOptions;

export default defineConfig({
  root: at("src/frame"),
  base: "./",
  plugins: [preact(), preloadApp, ownPolicy],
  define: { __VERSION__: JSON.stringify(manifest.version) },
  build: { target: OLDEST_TARGET, copyPublicDir: false },
  environments: {
    client: frame,
    loader: classic("src/page/launcher/loader-script.ts", "prechat.js"),
    panel: classic("src/page/panel/panel-script.ts", "prechat-panel.js"),
    check: classic("src/page/settings/check-script.ts", "prechat-check.js"),
    status: classic("src/page/status/status-script.ts", "prechat-status.js"),
    livechat: classic("src/page/official/livechat-script.ts", "prechat-livechat.js"),
    compat: classic("src/page/official/compat-script.ts", "compat.js"),
    npm,
    cli,
  },
  builder: {
    async buildApp({ environments, build }) {
      await rm(at("dist"), { recursive: true, force: true });
      for (const environment of Object.values(environments)) await build(environment);
    },
  },
});
