import type { Warn } from "../owner/warn-owner.ts";
import type { Config } from "../workspace/schemas.ts";

/** Of departments, and of the options of one field: what a visitor can look through, and a phone can draw at once. */
const MAX_ENTRIES = 2_000;
const MAX_CUSTOM_FIELDS = 200;
/** In UTF-16 code units: four pages of a consent's text. */
const MAX_TEXT = 20_000;

/**
 * The configuration as far as it can be shown: a broken or hostile workspace that sends more must not stop the page
 * that the form stands on.
 */
export function boundConfig(config: Config, warn: Warn): Config {
  return bound(config, "configuration", warn) as Config;
}

function bound(value: unknown, path: string, warn: Warn): unknown {
  if (typeof value === "string") return cut(value, MAX_TEXT, path, "characters", warn);
  if (Array.isArray(value)) {
    const limit = path.endsWith(".customFields") ? MAX_CUSTOM_FIELDS : MAX_ENTRIES;
    return cut(value, limit, path, "entries", warn).map((entry, index) => bound(entry, `${path}.${index}`, warn));
  }
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, bound(part, `${path}.${name}`, warn)]));
}

function cut<Long extends string | unknown[]>(long: Long, limit: number, path: string, unit: string, warn: Warn): Long {
  if (long.length <= limit) return long;
  warn(path, `the workspace sends ${long.length} ${unit}; the first ${limit} are used`);
  return long.slice(0, limit) as Long;
}
