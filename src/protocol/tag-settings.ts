import type { Compat } from "./settings-table.ts";

/** What only the script tag sets: `data-department`, `data-no-auto`, `data-compat`. */
export interface TagSettings {
  /** Id or name, the same as `prefill.department`. A frame's own address may carry it, too. */
  department?: string;
  /** Load, but wait for `init`. */
  noAuto?: string;
  /** Puts the official widget's API in front of ours. */
  compat?: Compat;
}
