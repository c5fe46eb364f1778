import type { Settings } from "../../protocol/settings.ts";
import { element } from "../element.ts";
import { loadScript } from "../load-script.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { isFine } from "./quick-check.ts";
import type { Entry, PrechatCommand } from "./requests.ts";

const page = window as { Prechat?: PrechatCommand };
const before = page.Prechat;
// A module script, or a tag manager that evaluates our text, has no current script.
const script = (document.currentScript ??
  document.querySelector("[src*='prechat.js']") ??
  element("script")) as HTMLScriptElement;
const beside = (file: string) => `${new URL(file, script.src || (location as never))}`;
/** The other scripts are fetched once. */
const load = <Part extends "panel" | "check">(part: Part, request: Parameters<NonNullable<PrechatCommand[Part]>>[0]) =>
  run[part] ? run[part](request as never) : loadScript(beside(`prechat-${part}.js`), request);

let { noAuto, ...attributes } = script.dataset;
const ownInit = attributes.name ? `${attributes.name}.init` : "init";
/** By name: the launcher, or what was said to it before it may begin. */
const widgets: Record<string, Launcher | Entry[]> = {};

const run: PrechatCommand = (...entry) => {
  const [path, ...args] = entry;
  const [command, ownName] = path.split(".").reverse() as [string, string?];
  const isInit = command === "init";
  const own = { frame: beside("frame/index.html"), ...(path === ownInit && attributes) };
  const settings = { ...own, ...(isInit && (args[0] as object)) } as Settings;
  const name = (ownName ?? settings.name) as string;
  settings.name = name;
  if (path === ownInit) noAuto = "";
  widgets[name] ??= [];
  const widget = widgets[name] as Partial<Launcher> & Entry[];
  const go = (settings: Settings) => {
    // Or it was begun twice, or destroyed, while the settings were checked.
    if (widgets[name] === widget) {
      const launcher = createLauncher(settings, () =>
        load("panel", { launcher, onerror: () => launcher.fail("unavailable") }),
      );
      widgets[name] = launcher;
      for (const entry of widget) run(...entry);
      return launcher;
    }
    return undefined;
  };
  let answer: unknown;
  if (!isInit) {
    if (widget.call) answer = widget.call(command, ...args);
    else widget.push(entry);
    if (command === "destroy") delete widgets[name];
  } else if (widget.call) console.warn("[prechat] runs already");
  else if (isFine(settings)) go(settings);
  else load("check", { settings, go });
  if (command === "on") return () => run(`${path.slice(0, -1)}ff`, ...args);
  // There is no form yet that could refuse anything.
  return answer ?? (async () => ({ refused: {} }))();
};

const main = before?.loaded ? before : run;
page.Prechat = main;
main.loaded = true;
for (const entry of before?.q ?? []) main(...entry);

if (document.readyState !== "loading") noAuto ?? main(ownInit, attributes);
// The page may say by then that it begins itself.
else addEventListener("DOMContentLoaded", () => noAuto ?? main(ownInit, attributes));
