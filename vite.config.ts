import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import preact from "@preact/preset-vite";
import { defineConfig, type EnvironmentOptions, type Plugin, type UserConfig } from "vite";
import { fileNamed, filesInHtml, type Manifest } from "./e2e/run/manifest.ts";
import { OLDEST_TARGET } from "./e2e/run/oldest-browsers.ts";

const at = (path: string) => resolve(import.meta.dirname, path);

const LOCALES = at("src/frame/i18n/locales");

const TAGS = readdirSync(LOCALES).map((name) => name.slice(0, -".ts".length));

/** Of what the locales' chunks are made from. */
const LOCALES_HASH = TAGS.map((tag) => `${LOCALES}/${tag}.ts`)
  .concat(at("package-lock.json"))
  .reduce((hash, file) => hash.update(readFileSync(file)), createHash("sha256"))
  .digest("base64url")
  .slice(0, 8);

/** One classic script with a stable name, for the customer's page. */
const classic = (entry: string, file: string) =>
  ({
    consumer: "client",
    build: {
      outDir: at("dist"),
      emptyOutDir: false,
      lib: { entry: at(entry), name: "Prechat", formats: ["iife"], fileName: () => file },
      rolldownOptions: { output: { exports: "none", minify: { compress: { target: OLDEST_TARGET } } } },
    },
  }) satisfies EnvironmentOptions & { consumer: string };

/** The npm module: the same loader, without the script tag's side effects. */
const npm = {
  build: {
    outDir: at("dist/npm"),
    emptyOutDir: false,
    lib: { entry: at("src/index.ts"), formats: ["es"], fileName: () => "index.js" },
  },
} satisfies UserConfig;

/** The app in the iframe: hashed assets beside one HTML file, addressed relative to it. */
const frame = {
  build: {
    outDir: at("dist"),
    emptyOutDir: false,
    assetsDir: "frame/assets",
    manifest: "frame/manifest.json",
    modulePreload: false,
    rolldownOptions: {
      input: {
        index: at("src/frame/index.html"),
        ...Object.fromEntries(TAGS.map((tag) => [tag, `${LOCALES}/${tag}.ts`])),
      },
      // What is left out of the dependencies, below, is named in code that goes with it.
      checks: { importIsUndefined: false, pluginTimings: false },
      // A locale is imported by its name: nothing that the bundler sees uses what it exports.
      preserveEntrySignatures: "exports-only",
      output: {
        // After terser, which leaves another percent to find.
        minify: { compress: { target: OLDEST_TARGET } },
        entryFileNames: ({ facadeModuleId }) =>
          `frame/assets/[name]-${facadeModuleId?.startsWith(LOCALES) ? LOCALES_HASH : "[hash]"}.js`,
        codeSplitting: {
          // The boot script runs before the app is there, and what the lazy chunks share with the app is no request.
          groups: [
            {
              name: "boot",
              test: /src.(protocol.(port|messages)|frame.(boot|visit.site-settings|browser.storage|i18n.locale[\w-]*\.|workspace.config-request))/,
              priority: 2,
            },
            {
              name: "main",
              test: /preact|zod|src.frame.(main|owner.warn-owner|workspace.(failure|reply)|registration.refused)/,
              priority: 1,
            },
          ],
        },
      },
    },
  },
} satisfies UserConfig;

/** The demo page: a customer's site; never part of what is deployed. */
const demo = {
  build: {
    outDir: at("dist-demo"),
    emptyOutDir: false,
    copyPublicDir: true,
    rolldownOptions: { input: at("index.html") },
  },
} satisfies UserConfig;

/**
 * Parts of the dependencies that never run in the frame, by the end of their path, and what stands in for them.
 * Together they weigh as much as the whole form; each entry says why it is safe.
 */
const UNUSED: Record<string, string> = {
  // Signals as children and as attributes. Ours are read by components, which are drawn again when one changes; a
  // component whose properties are the same and that has read nothing new stays as it is.
  "@preact/signals/dist/signals.module.js": `import { options } from "preact";
    import { effect } from "@preact/signals-core";
    export { batch, computed, effect, signal } from "@preact/signals-core";
    const beforeRender = options.__r;
    options.__r = (vnode) => {
      beforeRender?.(vnode);
      const component = vnode.__c;
      if (component.componentWillUnmount) return;
      const { render } = component;
      let stop, isStale;
      component.render = (...given) => {
        let drawn;
        let isDrawing = true;
        stop?.();
        stop = effect(() => {
          if (isDrawing) drawn = render.apply(component, given);
          else component.setState({});
          isStale = !isDrawing;
          isDrawing = false;
        });
        return drawn;
      };
      component.shouldComponentUpdate = (next, _state) =>
        isStale || Object.keys({ ...component.props, ...next }).some((name) => component.props[name] !== next[name]);
      component.componentWillUnmount = () => stop();
    };`,
  // The rest of the runtime renders to a string.
  "preact/jsx-runtime/dist/jsxRuntime.mjs": `import { createElement } from "preact";
    export { Fragment } from "preact";
    export const jsx = (type, props, key) => createElement(type, key === undefined ? props : { ...props, key });
    export const jsxs = jsx;`,
  // Upload and download progress, which no request of ours asks for.
  "ky/distribution/utils/body.js": "export const getBodySize = null, streamResponse = null, streamRequest = null;",
  // Errors by status: our hooks have thrown by then.
  "ky/distribution/errors/HTTPError.js": "export class HTTPError extends Error {}",
  // Detection of what every browser that the build is for has, and of request streams, which we don't send.
  "ky/distribution/core/constants.js": `export const supportsRequestStreams = false, supportsAbortController = true;
    export const supportsAbortSignal = "any" in AbortSignal, supportsResponseStreams = true, supportsFormData = true;
    export const responseTypes = {}, maxSafeTimeout = 2_147_483_647;
    export const stop = Symbol();
    export class RetryMarker {}`,
  // Instances and shortcuts: one call with one set of options is all that we make.
  "ky/distribution/index.js": `import { Ky } from "./core/Ky.js";
    export { TimeoutError } from "./errors/TimeoutError.js";
    export default (input, options) => Ky.create(input, options);`,
  "ky/distribution/utils/merge.js": `export const mergeHeaders = (_defaults, headers) => new Headers(headers);
    export const mergeHooks = (defaults, hooks) => ({ ...defaults, ...hooks });`,
  // Checks and defaults of the options: ours are complete.
  "ky/distribution/utils/normalize.js": `export const normalizeRequestMethod = (method) => method.toUpperCase();
    export const normalizeRetryOptions = (retry) => retry;`,
  // Search parameters, which are part of our addresses, and options that only some kinds of `fetch` know.
  "ky/distribution/utils/options.js":
    "export const hasSearchParameters = () => false, findUnknownOptions = () => ({});",
  // Which errors to repeat: our `shouldRetry` has decided by then.
  "ky/distribution/utils/type-guards.js": `export const isHTTPError = () => false;
    export const isTimeoutError = () => false;`,
  // Only `ky.retry()` makes the one, and only what isn't an error the other.
  "ky/distribution/errors/ForceRetryError.js": "export class ForceRetryError extends Error {}",
  "ky/distribution/errors/NonError.js": "export class NonError extends Error {}",
  // What schemas have beside the check itself: methods, exceptions, promises, messages. Ours go through `safeParse`.
  "zod/v4/mini/external.js": `import * as core from "../core/schemas.js";
    export { safeParse } from "../core/parse.js";
    export const unknown = () => new core.$ZodUnknown({ type: "unknown" });
    export const array = (element) => new core.$ZodArray({ type: "array", element });
    export const object = (shape) => new core.$ZodObject({ type: "object", shape });
    export const optional = (innerType) => new core.$ZodOptional({ type: "optional", innerType });
    export const custom = (isFine) => ({
      _zod: { run: (payload) => (isFine(payload.value) || payload.issues.push({}), payload) },
    });
    const run = (check) => ({ _zod: { check, def: { check: "custom" }, onattach: [] } });
    const text = (checks) => new core.$ZodString({ type: "string", checks });
    export const string = () => Object.assign(text([]), { check: (check) => text([run(check)]) });`,
  "zod/v4/core/versions.js": "export const version = null;",
  // Patterns of templates, conditions of checks, values that are computed once: what an object of texts needs is left.
  "zod/v4/core/util.js": `export const isObject = (value) => typeof value === "object" && value && !Array.isArray(value);
    export const defineLazy = (object, key, get) => Object.defineProperty(object, key, { get, configurable: true });
    export const cached = (get) => ({ get value() { return get(); } });
    export const aborted = ({ issues }, start) => issues.slice(start).some((issue) => issue.continue !== true);
    export const prefixIssues = (key, issues) =>
      issues.map((issue) => ({ ...issue, path: [key, ...(issue.path ?? [])] }));
    export const optionalKeys = () => [], clone = null, explicitlyAborted = null, cleanRegex = null;`,
  "zod/v4/core/regexes.js": "export const string = () => null;",
  "zod/v4/core/core.js": `export const $constructor = (name, initialize) => {
      const init = (schema, def) => {
        schema._zod ??= { def, traits: new Set() };
        if (schema._zod.traits.has(name)) return;
        schema._zod.traits.add(name);
        initialize(schema, def);
      };
      function Schema(def) {
        init(this, def);
        for (const finish of this._zod.deferred ?? []) finish();
      }
      return Object.assign(Schema, { init });
    };
    export class $ZodAsyncError extends Error {}
    export const globalConfig = {}, config = null, $ZodEncodeError = null;`,
  "zod/v4/core/parse.js": `export const safeParse = (schema, value) => {
      const { issues, value: data } = schema._zod.run({ value, issues: [] }, { async: false });
      return issues.length ? { error: { issues: issues.map((issue) => ({ path: [], ...issue })) } } : { data };
    };
    export const parse = null, parseAsync = null, safeParseAsync = null;`,
};

const leaveOutUnused: Plugin = {
  name: "leave-out-unused",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  load: (id) => Object.entries(UNUSED).find(([end]) => id.endsWith(end))?.[1] ?? null,
};

/**
 * The boot script names each locale's file: one by one that is 33 functions, which weigh as much as a screen. All have
 * one hash, so that a list of tags does.
 */
const listLocales: Plugin = {
  name: "list-locales",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "client",
  load: (id) =>
    id.endsWith("/src/frame/i18n/locale-files.ts")
      ? `export const tags = "${TAGS}".split(",");
        export const fetchLocale = (tag) => import(/* @vite-ignore */ "./" + tag + "-${LOCALES_HASH}.js");`
      : null,
};

/**
 * Vite wraps each `import()` in a loader that fetches the chunk's styles and dependencies first. The frame's chunks
 * have neither: they are imported as they are written.
 */
const plainImports: Plugin = {
  name: "plain-imports",
  apply: "build",
  configResolved({ plugins }) {
    const wrap = plugins.find(({ name }) => name === "native:import-analysis-build");
    const applies = wrap?.applyToEnvironment;
    if (!applies) throw new Error("Vite wraps imports in another place now.");
    wrap.applyToEnvironment = (environment) => environment.name !== "client" && applies(environment);
  },
};

/**
 * Scripts whose functions nearly all run, at once or soon. Browsers that know the hint
 * (https://github.com/WICG/explicit-javascript-compile-hints-file-based) compile them while they arrive, in a thread of
 * their own, and not one by one while the page waits.
 */
const ALWAYS_RUN = /^(prechat(-panel)?\.|boot-|main-|after-form-)/;

const compileAtOnce: Plugin = {
  name: "compile-at-once",
  apply: "build",
  generateBundle(_options, bundle) {
    for (const [file, chunk] of Object.entries(bundle)) {
      if (chunk.type === "chunk" && ALWAYS_RUN.test(basename(file)))
        chunk.code = `//# allFunctionsCalledOnLoad\n${chunk.code}`;
    }
  },
};

/** Built after the frame: its document names its files by then. */
const nameFrameCode: Plugin = {
  name: "name-frame-code",
  apply: "build",
  enforce: "pre",
  applyToEnvironment: ({ name }) => name === "loader",
  load(id) {
    if (!id.endsWith("/src/page/launcher/frame-code.ts")) return null;
    const html = readFileSync(at("dist/frame/index.html"), "utf8");
    return `export const FRAME_CODE = ${JSON.stringify(filesInHtml(html, "/.."))};`;
  },
};

/**
 * A script without an encoding of its own is read in the page's: what isn't ASCII is escaped in the customer's scripts,
 * which also makes the loader smaller once compressed.
 */
const escapeWords: Plugin = {
  name: "escape-words",
  apply: "build",
  applyToEnvironment: ({ name }) => !["client", "npm", "demo"].includes(name),
  generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type === "chunk") chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escapeUnit);
    }
  },
};

const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

export default defineConfig({
  base: "./",
  plugins: [
    preact({ devToolsEnabled: false }),
    leaveOutUnused,
    listLocales,
    plainImports,
    compileAtOnce,
    nameFrameCode,
    escapeWords,
  ],
  // Without the stand-ins for `light-dark()`, which no style sheet of ours uses.
  css: { lightningcss: { exclude: 1 << 20 } },
  build: {
    target: OLDEST_TARGET,
    copyPublicDir: false,
    minify: "terser",
    terserOptions: { module: true, ecma: 2020, compress: { passes: 3, inline: 1, unsafe_arrows: true } },
  },
  environments: {
    client: frame,
    loader: classic("src/page/launcher/loader-script.ts", "prechat.js"),
    panel: classic("src/page/panel/panel-script.ts", "prechat-panel.js"),
    check: classic("src/page/settings/check-script.ts", "prechat-check.js"),
    livechat: classic("src/page/official/livechat-script.ts", "prechat-livechat.js"),
    compat: classic("src/page/official/compat-script.ts", "compat.js"),
    npm: { consumer: "client", ...npm },
    demo: { consumer: "client", ...demo },
  },
  builder: {
    async buildApp(builder) {
      await Promise.all(["dist", "dist-demo"].map((folder) => rm(at(folder), { recursive: true, force: true })));
      const { client, ...others } = builder.environments;
      if (client) await builder.build(client);
      await shareHash();
      await moveFrameHtml();
      for (const environment of Object.values(others)) await builder.build(environment);
      await writeIntegrity();
    },
  },
});

const readManifest = async () => JSON.parse(await readFile(at("dist/frame/manifest.json"), "utf8")) as Manifest;

/**
 * Vite keeps an HTML file's folder (`src/frame/`); the contract wants it one level up. The app's code is named in it,
 * so that it downloads beside the boot script that imports it, and leaves that one the better part of the line: the
 * boot script asks for what takes another round trip.
 */
async function moveFrameHtml(): Promise<void> {
  const html = await readFile(at("dist/src/frame/index.html"), "utf8");
  const file = fileNamed(await readManifest(), "main");
  const app = `<link rel="modulepreload" fetchpriority="low" crossorigin href="../../${file}">`;
  const linked = html.replace("</head>", `  ${app}\n  </head>`);
  await writeFile(at("dist/frame/index.html"), linked.replaceAll("../../frame/assets/", "./assets/"));
  await rm(at("dist/src"), { recursive: true });
}

/**
 * The loader names the boot script and the app, and has no byte to spare for two hashes. The boot script's depends on
 * all that the app's depends on, because it names the app: both can have it.
 */
async function shareHash(): Promise<void> {
  const manifest = await readManifest();
  const app = basename(fileNamed(manifest, "main"));
  const renamed = basename(fileNamed(manifest, "boot")).replace("boot", "main");
  await rename(at(`dist/frame/assets/${app}`), at(`dist/frame/assets/${renamed}`));
  const files = await readdir(at("dist/frame"), { recursive: true, withFileTypes: true });
  for (const { parentPath, name } of files.filter((entry) => entry.isFile())) {
    const file = `${parentPath}/${name}`;
    await writeFile(file, (await readFile(file, "utf8")).replaceAll(app, renamed));
  }
}

/** Hashes of the scripts whose names never change: the loader's for customers who pin it, all for who deploys them. */
async function writeIntegrity(): Promise<void> {
  const scripts = (await readdir(at("dist"))).filter((name) => name.endsWith(".js")).sort();
  const hashes = await Promise.all(
    scripts.map(async (name) => [name, integrityOf(await readFile(at(`dist/${name}`)))]),
  );
  await writeFile(at("dist/integrity.json"), `${JSON.stringify(Object.fromEntries(hashes), null, 2)}\n`);
}

function integrityOf(content: Buffer): string {
  return `sha384-${createHash("sha384").update(content).digest("base64")}`;
}
