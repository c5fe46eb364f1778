import type { EventName } from "../../protocol/events.ts";
import type { Settings } from "../../protocol/settings.ts";
import { UNKNOWN_STATUS } from "../../protocol/status.ts";
import type { TagSettings } from "../../protocol/tag-settings.ts";
import { VERSION } from "../../protocol/version.ts";
import { Emitter, type Listener } from "../emitter.ts";
import { createLauncher, type Launcher } from "./launcher.ts";
import { isFine, needsMore } from "./quick-check.ts";
import type { NewRequest, PanelRequest, PrechatCommand, StatusRequest } from "./requests.ts";

/** Runs the script that a widget with these settings needs now. */
export type Load = (
  part: "panel" | "check" | "status",
  request: (PanelRequest | NewRequest | StatusRequest) & { onerror(url: string): void },
  settings: Settings,
) => void;

type Task = (launcher?: Launcher) => unknown;

/** A widget that has not begun: what was said to it, and with which settings it will. */
interface Waiting {
  emitter: Emitter;
  /** Done with the launcher once there is one; without, when it was destroyed first. */
  tasks: Task[];
  settings?: Settings;
}

/**
 * The page's `Prechat(…)`: all widgets by their names, and what is said to them.
 *
 * @param frame Address of the frame, for a widget of which nobody says it.
 */
export function createCommand(frame: string, load: Load): PrechatCommand {
  const widgets = new Map<string, Launcher | Waiting>();
  const tags = new Map<string, object>();
  /** Tags whose widget begins as soon as the page is there. */
  const beginning = new Set<string>();
  /** Widgets that the page begins itself, or has ended before their tag came. */
  const taken = new Set<string>();

  const find = (name: string): Launcher | Waiting => {
    const widget = widgets.get(name) ?? { emitter: new Emitter(), tasks: [] };
    widgets.set(name, widget);
    return widget;
  };

  const begin = (name: string, given: object, tag = tags.get(name)) => {
    const settings = { frame, ...tag, ...given, ...(name && { name }) } as Settings;
    const widget = find(name);
    if ("call" in widget) {
      const { compat: _, ...changes } = settings as TagSettings;
      widget.call("set", changes);
      return;
    }
    widget.settings = settings;
    const go = (checked: Settings, isHidden?: boolean) => {
      // Destroyed, or begun with other settings, while these were checked.
      if (widgets.get(name) !== widget || widget.settings !== settings) return undefined;
      const loadPanel = (launcher: Launcher) => {
        const onerror = (url: string) => launcher.fail("unavailable", `${url} can't be loaded`);
        load("panel", { launcher, onerror }, checked);
      };
      const launcher = createLauncher(checked, loadPanel, widget.emitter);
      widgets.set(name, launcher);
      if (isHidden) launcher.call("hide");
      for (const task of widget.tasks) task(launcher);
      return launcher;
    };
    // Without a launcher that could say so to the visitor.
    const fail = (url: string) => {
      widget.emitter.emit("error", { step: "config", reason: "unavailable" });
      console.error(`[prechat] ${url} can't be loaded`);
    };
    if (isFine(settings) && !needsMore(settings)) go(settings);
    else load("check", { settings, go, fail, onerror: fail }, settings);
  };

  const run: PrechatCommand = (path, ...args) => {
    const [command, name = ""] = path.split(".").reverse() as [string, string?];
    if (command === "init") {
      const given = Object(args[0]) as Settings;
      taken.add(name);
      const own = name || given.name || "";
      return begin(own, given, tags.get(own) ?? tags.get(name));
    }
    const widget = find(name);
    if (command === "on" || command === "off") return widget.emitter[command](...(args as [EventName, Listener]));
    const tell = (task: Task) => ("call" in widget ? task(widget) : void widget.tasks.push(task));
    if (command === "erase") {
      return new Promise((resolve) => {
        tell((launcher) =>
          launcher ? launcher.call(command, resolve) : resolve({ erased: false, reason: "destroyed" }),
        );
      });
    }
    if (command === "status") {
      return new Promise((onAnswered) => {
        const onerror = () => onAnswered(UNKNOWN_STATUS);
        tell((launcher) => {
          if (!launcher) return onerror();
          const { settings } = launcher;
          return load("status", { settings, department: args[0], onAnswered, onerror }, settings);
        });
      });
    }
    const answer = tell((launcher) => launcher?.call(command, ...args));
    if (command === "destroy") {
      if ("tasks" in widget) for (const task of widget.tasks) task();
      widgets.delete(name);
      beginning.delete(name);
      if (!tags.has(name)) taken.add(name);
    }
    // There is no form yet that could refuse anything.
    return answer ?? (async () => ({ refused: {} }))();
  };

  run.version = VERSION;
  run.tag = ({ noAuto, ...attributes }, besideIt) => {
    const { name = "" } = attributes;
    tags.set(name, { frame: besideIt, ...attributes });
    if (noAuto !== undefined) return undefined;
    const start = () => beginning.delete(name) && !taken.has(name) && begin(name, {});
    beginning.add(name);
    return () => {
      if (document.readyState !== "loading") start();
      // The page may say by then that it begins itself.
      else addEventListener("DOMContentLoaded", start);
    };
  };
  return run;
}
