import { VERSION } from "../../../protocol/version.ts";
import { type Finding, ok, warning } from "../finding.ts";

/** The loader says which version it is; this command is of one, too. */
export function versionFinding(check: "frame-version" | "page-version", loader: string): Finding {
  const version = versionIn(loader);
  if (version === VERSION) return ok(check, version);
  return warning(check, `the loader is ${version ?? "of an old version"}, this command is ${VERSION}`);
}

/** The one text of a loader that is a version. */
function versionIn(script: string): string | null {
  return /["'`](\d+\.\d+\.\d+(?:-[\w.]+)?)["'`]/.exec(script)?.[1] ?? null;
}
