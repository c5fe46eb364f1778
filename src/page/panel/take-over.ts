import type { Launcher } from "../launcher/launcher.ts";
import { type Parts, Widget } from "./widget.ts";

const COMMANDS = [
  ...["open", "close", "toggle", "show", "hide", "identify", "set"],
  ...["reset", "erase", "destroy", "on", "off", "intent"],
] as const;

type Command = (typeof COMMANDS)[number];

/** The panel's code has come: the widget goes on where the launcher stands, with the commands that waited for it. */
export function takeOver(launcher: Launcher, parts: Parts): void {
  const { calls, controller, timer } = launcher;
  if (!calls || controller.signal.aborted) return;
  delete launcher.calls;
  clearTimeout(timer);

  const widget = new Widget(launcher, parts);
  const run = (command: string, args: unknown[]): unknown => {
    if (!isCommand(command)) {
      console.warn(`[prechat] ${command} is not a command. These are: ${COMMANDS.join(", ")}, status.`);
      return undefined;
    }
    try {
      return (widget[command] as (...args: unknown[]) => unknown)(...args);
    } catch (error) {
      // The page's code that called must go on.
      console.error(`[prechat] ${command}`, error);
      return undefined;
    }
  };
  launcher.call = (command, ...args) => {
    // A click on a launcher says who opened; on an open panel it closes.
    if (command === "open" && args[0] instanceof Element) return run("toggle", args);
    return run(command, args);
  };
  run("show", []);
  for (const [command, ...args] of calls) run(command, args);
  widget.start();
}

function isCommand(name: string): name is Command {
  return (COMMANDS as readonly string[]).includes(name);
}
