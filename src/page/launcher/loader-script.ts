import { isInOurFrame } from "../frame-element.ts";
import { pageFunction } from "../page-function.ts";
import { createCommand } from "./command.ts";
import { createPartLoader, type LoadPart } from "./parts.ts";
import type { PrechatCommand } from "./requests.ts";
import { findOrigin } from "./tag.ts";

function start(): void {
  const before = pageFunction<PrechatCommand>("Prechat");
  const { src, attributes } = findOrigin();
  const frame = new URL("frame/index.html", src).href;
  let loadPart: LoadPart | undefined;
  const main: PrechatCommand = before?.loaded
    ? before
    : createCommand(frame, (part, request, settings) => {
        // Where our text is part of the page's own script, the other scripts are where the frame is.
        loadPart ??= createPartLoader(attributes ? src : new URL(`${settings.frame}/../..`, document.baseURI).href);
        // They are fetched once.
        const run = main[part] as ((request: object) => void) | undefined;
        if (run) run(request);
        else loadPart(`prechat-${part}`, { ...request, loadPart });
      });
  Object.assign(window, { Prechat: main });
  main.loaded = true;
  // An init that waits in the queue counts on what the tag says.
  const beginTag = attributes && main.tag?.(attributes, frame);
  for (const entry of Array.isArray(before?.q) ? (before.q as unknown[]) : []) {
    // A stub queues its `arguments`; whatever isn't a list of that kind has no command in it.
    const [path, ...args] = Array.from(Object(entry));
    if (typeof path === "string") main(path, ...args);
  }
  beginTag?.();
}

if (!isInOurFrame()) start();
