import type { Step } from "../../protocol/events.ts";
import type { Failure } from "../workspace/failure.ts";

/** Tells the site's owner in the console why a step failed, and what to do. Never the visitor's data. @param answers What the form says. */
export function tellOwner(server: string, step: Step, failure: Failure, answers: string[]): void {
  const { reason, code, message } = failure;
  // A workspace's text may repeat what it refuses: where there is a code, that says enough.
  const what = `[prechat] The step "${step}" failed (${code ? `${reason}, ${code})` : `${reason}): ${withoutAnswers(message, answers)}`}.`;
  const { culprit } = failure;
  const isLeftToGuess = !code && /^(unavailable|offline|timeout)$/.test(reason);
  console.error(isLeftToGuess ? `${what} ${HINTS[culprit](server)}` : what);
}

const HINTS: Record<Failure["culprit"], (server: string) => string> = {
  workspace: (server) => `The answer came from ${server} or a proxy in front of it: their logs say more.`,
  // A request that CORS blocks looks exactly like a broken network to a page.
  network: (server) =>
    `If ${server}/api/info opens in this browser, the workspace refuses requests from other origins: set Administration → Settings → General → REST API → Enable CORS and list ${location.origin}, or serve the widget from the workspace's own origin.`,
  files: () =>
    `A file of the widget can't be had: look whether all files of this version are beside ${location.origin}${location.pathname}.`,
};

/** A text in which nothing is left of what stands in the form, as it was typed or without its separators. */
function withoutAnswers(text: string, answers: string[]): string {
  let cleaned = text;
  for (const value of answers) {
    for (const answer of [value.trim(), value.replace(/[\s().-]/g, "")]) {
      const pattern = answer.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      if (answer) cleaned = cleaned.replace(new RegExp(pattern, "gi"), "…");
    }
  }
  return cleaned;
}
