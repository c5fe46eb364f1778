import { basename } from "node:path";
import { filesInHtml, type Manifest, withImports } from "./manifest.ts";

const HTML = "index.html";

const LOCALES = "i18n/locales/";

/** Files, by name without hash, that a visitor can finish a handoff without, and why. All others count. */
const OFF_PATH: Record<string, string> = {
  "away-screen": "when nobody is online",
  consent: "where an agreement is asked for",
  "department-status": "after a department was chosen",
  "post-message": "where the site asks for a message",
  isolate: "after a batch of custom fields was refused",
  "owner-console": "after a failure",
  forget: "after a reset of a visitor whom the frame has not seen yet",
  countdown: "after a rate limit",
  "report-height": "for a form inline",
  "pattern-worker": "for a field with a pattern",
  "join-room": "after another tab has sent the form",
  settle: "after a refusal that calls for more than another try",
  "known-visitor": "for a returning visitor of whom something is still asked",
  refusal: "after the workspace has refused something",
  "config-again": "after a first request for the configuration that failed",
  unfinished: "after a reload in the middle of a submission",
  "field-reports": "for a site with analytics",
  "warm-window": "while the visitor types, where the document names the files of the workspace's own widget",
  "create-phone-support": "the phone library, on the first focus of a phone field",
};

/** What a visitor downloads by when. */
export interface Downloads {
  /** Until the form can be typed in; of the locales, the largest one. */
  untilForm: string[];
  /** From then to a finished handoff. */
  untilHandoff: string[];
  /** Never, or only in a case with a reason. */
  offPath: { file: string; reason: string }[];
}

/**
 * Sorts all files. One that nobody named counts as needed for the handoff.
 *
 * @param files Every asset of the frame. All paths are inside `dist/frame/`.
 */
export function sortDownloads(
  manifest: Manifest,
  html: string,
  files: string[],
  sizeOf: (file: string) => number,
): Downloads {
  const locales = localeFiles(manifest);
  const largestLocale = locales.toSorted((a, b) => sizeOf(b) - sizeOf(a)).slice(0, 1);
  const code = withImports(manifest, filesInHtml(html));
  const untilForm = [HTML, ...code, ...largestLocale];
  const downloads: Downloads = { untilForm, untilHandoff: [], offPath: [] };
  for (const file of files) {
    if (untilForm.includes(file)) continue;
    const reason = locales.includes(file) ? "another locale" : OFF_PATH[nameOf(file)];
    if (reason) downloads.offPath.push({ file, reason });
    else downloads.untilHandoff.push(file);
  }
  return downloads;
}

function localeFiles(manifest: Manifest): string[] {
  return Object.entries(manifest).flatMap(([key, { file }]) => (key.startsWith(LOCALES) ? [file] : []));
}

/** `assets/main-TL0-KvMT.js` is `main`: the hash has eight characters, of which a dash may be one. */
function nameOf(file: string): string {
  return basename(file).replace(/-[\w-]{8}\.\w+$/, "");
}
