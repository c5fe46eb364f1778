import type { Settings } from "../protocol/settings.ts";
import { element } from "./element.ts";
import { isFine } from "./fine.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { loadScript } from "./load-script.ts";
import type { Entry, PrechatCommand } from "./requests.ts";

const page = window as { Prechat?: PrechatCommand };
const before = page.Prechat;
// A module script, or a tag manager that evaluates our text, has no current script.
const script = (document.currentScript ??
  document.querySelector("[src*='prechat.js']") ??
  element("script")) as HTMLScriptElement;
const beside = (file: string) => `${new URL(file, script.src || location.href)}`;
/** The other scripts are fetched once. */
const load = <Part extends "panel" | "check">(part: Part, request: Parameters<NonNullable<PrechatCommand[Part]>>[0]) =>
  run[part] ? run[part](request as never) : loadScript(beside(`prechat-${part}.js`), request);

const { noAuto, ...attributes } = script.dataset;
const frame = beside("frame/index.html");
const ownInit = attributes.name ? `${attributes.name}.init` : "init";
const launchers: Record<string, Launcher> = {};
const waiting: Entry[] = before?.q ?? [];
let isStarted = false;

const run: PrechatCommand = (...entry) => {
  const [path, ...args] = entry;
  const [command, name = ""] = path.split(".").reverse() as [string, string?];
  const launcher = launchers[name];
  if (isStarted && command === "init") {
    const settings = { frame, ...(path === ownInit && attributes), ...(args[0] as object) } as Settings;
    const go = (settings: Settings) => {
      launchers[name] ??= createLauncher(settings, (launcher) => load("panel", { launcher, onerror: launcher.fail }));
      replay();
      return launchers[name];
    };
    if (launcher) console.warn("[prechat] runs already");
    else if (isFine(settings)) go(settings);
    else load("check", { settings, go });
    return;
  }
  if (!isStarted || !launcher) return waiting.push(entry);
  if (command === "destroy") delete launchers[name];
  return launcher.call(command, ...args);
};

function replay(): void {
  for (const entry of waiting.splice(0)) run(...entry);
}

function start(): void {
  isStarted = true;
  if (noAuto === undefined && !waiting.some(([path]) => path === ownInit)) run(ownInit);
  replay();
}

if (before?.loaded) before(ownInit, { frame, ...attributes });
else {
  page.Prechat = run;
  run.loaded = true;
  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
}
