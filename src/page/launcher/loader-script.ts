import type { Settings } from "../../protocol/settings.ts";
import { VERSION } from "../../protocol/version.ts";
import { currentScript, findScript } from "../current-script.ts";
import { pageFunction } from "../page-function.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { createPartLoader } from "./parts.ts";
import { isFine } from "./quick-check.ts";
import type { Entry, PrechatCommand } from "./requests.ts";

const before = pageFunction<PrechatCommand>("Prechat");
// A module script, or a tag manager that evaluates our text, has no current script.
const script = currentScript() ?? findScript("prechat.js");
// Our text in a script of the page's own has no address but the page's.
const base = script?.src || location.href;
const loadPart = createPartLoader(base);
/** The other scripts are fetched once. */
const load = <Part extends "panel" | "check">(part: Part, request: Parameters<NonNullable<PrechatCommand[Part]>>[0]) =>
  run[part] ? run[part](request as never) : loadPart(`prechat-${part}`, { ...request, loadPart });

let { noAuto, ...attributes } = { ...script?.dataset };
const ownInit = attributes.name ? `${attributes.name}.init` : "init";
/** By name: the launcher, or what was said to it before it may begin. */
const widgets: Record<string, Launcher | Entry[]> = {};

const run: PrechatCommand = (...entry) => {
  const [path, ...args] = entry;
  const [command, ownName] = path.split(".").reverse() as [string, string?];
  const isInit = command === "init";
  const own = { frame: new URL("frame/index.html", base).href, ...(path === ownInit && attributes) };
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

run.version = VERSION;
const main = before?.loaded ? before : run;
Object.assign(window, { Prechat: main });
main.loaded = true;
if (Array.isArray(before?.q)) {
  for (const entry of before.q as unknown[]) {
    // A stub queues its `arguments`; whatever isn't a list of that kind has no command in it.
    const [path, ...args] = Array.from(Object(entry));
    if (typeof path === "string") main(path, ...args);
  }
}

if (document.readyState !== "loading") noAuto ?? main(ownInit, attributes);
// The page may say by then that it begins itself.
else addEventListener("DOMContentLoaded", () => noAuto ?? main(ownInit, attributes));
