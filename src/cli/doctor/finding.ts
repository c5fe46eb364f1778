import type { CheckId } from "./check-table.ts";

/** `problem`: something will fail. `warning`: worth a look. `unseen`: a server did not let itself be looked at. */
export type Level = "ok" | "warning" | "problem" | "unseen";

/** What one check has seen. */
export interface Finding {
  check: CheckId;
  level: Level;
  seen: string;
  /** Address of the page that it is about, where it is about one. */
  page?: string;
}

const at =
  (level: Level) =>
  (check: CheckId, seen: string): Finding => ({ check, level, seen });

export const ok = at("ok");
export const warning = at("warning");
export const problem = at("problem");
export const unseen = at("unseen");
