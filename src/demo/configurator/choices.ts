import type { SettingName } from "../../protocol/setting-facts.ts";

/** Settings as they were typed: a wrong one stays as it is, so that it can be told of and mended. */
export type Given = Partial<Record<SettingName, unknown>>;

/** All that is chosen on the page. */
export interface Choices {
  settings: Given;
  /** Where the built files are going to be. Empty: where this demo has them. */
  files: string;
  /** The sites that may embed the frame, with spaces between them. Empty: the example's. */
  parents: string;
}

export const NO_CHOICES: Choices = { settings: {}, files: "", parents: "" };

/** The object without what is not set. */
export function withoutGaps(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
