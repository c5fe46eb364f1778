import type { SettingName } from "../../../protocol/setting-facts.ts";
import { type Choices, type Given, withoutGaps } from "../choices.ts";

/** What the texts to copy are made of. */
export interface Site {
  /** Address of the workspace. */
  server: string;
  /** Address of the folder with the built files. */
  files: string;
  /** Origins that may embed the frame, as they were typed. */
  parents: string;
  /** What is set beside the workspace. */
  settings: Given;
}

const EXAMPLE_PARENT = "https://www.example.com";

/** @param demo Where this demo has the files and the workspace, for who names no others. */
export function siteOf({ settings, files, parents }: Choices, demo: { statics: string; server: string }): Site {
  const { server, ...others } = settings;
  return {
    server: typeof server === "string" && server ? server : demo.server,
    files: (files || demo.statics).replace(/\/+$/, ""),
    parents: parents || EXAMPLE_PARENT,
    settings: withoutGaps(others) as Given,
  };
}

/** The settings as pairs of a name and a value. */
export function entriesOf(settings: Given): [SettingName, unknown][] {
  return Object.entries(settings) as [SettingName, unknown][];
}
