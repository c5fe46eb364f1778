import { computed, effect } from "@preact/signals";
import { isThrifty } from "../../protocol/thrift.ts";
import { keepInCache } from "../browser/keep-in-cache.ts";
import { isSameSite } from "../browser/same-site.ts";
import type { Form } from "../form/form.ts";
import type { VisitContext } from "./context.ts";

/**
 * While the visitor fills in the form, the code of the workspace's own widget comes into the browser's cache: half a
 * megabyte that they would wait for after the handoff. One file after the other, from their first key on; none of it
 * runs, and nothing is stored or asked on their behalf. No file begins while answers are on their way, and one that is
 * on its way ends with the form.
 */
export function warmWindow(context: VisitContext): void {
  const { form, flow, isOpen, consent, site, isPrivate, lifetime } = context;
  let left = filesOf(context);
  // A page that may not hear the token has no window to start with it.
  if (!isPrivate || !left.length || isThrifty()) return;

  const isWanted = computed(() => {
    const leadsToWindow = (site.settings.value.handoff ?? "livechat") === "livechat";
    const isFilledIn = flow.value.kind === "form" || flow.value.kind === "failed";
    return isOpen.value && leadsToWindow && isFilledIn && !consent.isLacking && hasTyped(form);
  });
  let download: AbortController | null = null;
  const goOn = async () => {
    const [file] = left;
    if (!file || download || !isWanted.peek() || lifetime.isOver) return;
    download = new AbortController();
    const { signal } = download;
    try {
      await keepInCache(file, signal);
      left = left.slice(1);
    } catch {
      // What the page's policy or the workspace refuses, the window fetches by itself, and says so.
      if (!signal.aborted) left = [];
    }
    download = null;
    void goOn();
  };
  const stopFollowing = effect(() => {
    if (isWanted.value) void goOn();
    // Behind a closed panel nobody waits for a window, unless it is the window that closed it.
    else if (!isOpen.value && flow.value.kind !== "handed-off") download?.abort();
  });
  lifetime.signal.addEventListener("abort", () => {
    stopFollowing();
    download?.abort();
  });
}

/** Addresses below the workspace's own widget, where it comes from the site that the frame comes from. */
function filesOf({ server, windowFiles }: VisitContext): string[] {
  const folder = `${server}/livechat/`;
  if (!isSameSite(location.hostname, new URL(server).hostname)) return [];
  return windowFiles.map((name) => new URL(name, folder).href).filter((url) => url.startsWith(folder));
}

function hasTyped(form: Form): boolean {
  return form.definitions.value.some(({ id }) => {
    const { value, isTouched } = form.entry(id);
    // Follows the value: what it was typed over is no signal.
    return Boolean(value.value) && isTouched;
  });
}
