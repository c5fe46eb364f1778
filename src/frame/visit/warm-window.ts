import { computed, effect } from "@preact/signals";
import { leadsToLivechat } from "../../protocol/leads-to-livechat.ts";
import { isThrifty } from "../../protocol/thrift.ts";
import { keepInCache } from "../browser/keep-in-cache.ts";
import { isSameSite } from "../browser/same-site.ts";
import type { VisitContext } from "./context.ts";

/** More of a document's names are not taken. The official widget has nine such files. */
const MOST_FILES = 50;

/**
 * While the visitor fills in the form, the code of the workspace's own widget comes into the browser's cache: half a
 * megabyte that they would wait for after the handoff. One file after the other, from their first key on; none of it
 * runs, and nothing is stored or asked on their behalf. No file begins while answers are on their way, and one that is
 * on its way ends with the form.
 */
export function warmWindow(context: VisitContext): void {
  const { form, flow, isOpen, consent, site, lifetime } = context;
  let left = filesOf(context);
  if (!left.length) return;

  const isWanted = computed(() => {
    const isFilledIn = flow.value.kind === "form" || flow.value.kind === "failed";
    return (
      form.isTyped.value && isOpen.value && leadsToLivechat(site.settings.value) && isFilledIn && !consent.isLacking
    );
  });
  /** What is on its way may be used in a moment: answers are sent, or the window comes. */
  const isNearlyThere = computed(
    () => flow.value.kind === "handed-off" || (flow.value.kind === "submitting" && isOpen.value),
  );
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
    else if (!isNearlyThere.value) download?.abort();
  });
  lifetime.signal.addEventListener("abort", () => {
    stopFollowing();
    download?.abort();
  });
}

/** What is worth its data: the window has to be able to use it, and the browser to tell that data is not dear. */
function filesOf({ server, windowFiles, hasLoader }: VisitContext): string[] {
  const isKnownToBeCheap = navigator.connection && !isThrifty();
  // Without our loader there is nobody to open the window.
  if (!hasLoader || !isKnownToBeCheap || !isSameSite(location, new URL(server))) return [];
  const names = windowFiles.filter((name) => /^[\w~-][\w.~-]*$/.test(name));
  return names.slice(0, MOST_FILES).map((name) => `${server}/livechat/${name}`);
}
