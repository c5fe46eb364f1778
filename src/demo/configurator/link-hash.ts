import { DEEP_KINDS } from "../../protocol/nested-settings.ts";
import { factsOf, isSettingName, type SettingName } from "../../protocol/setting-facts.ts";
import type { InnerKind } from "../../protocol/setting-kinds.ts";
import { type Choices, type Given, NO_CHOICES, withoutGaps } from "./choices.ts";

/** In characters: more than any site's settings, less than would stop the page. */
const MAX_HASH = 100_000;

/** In objects and lists inside of each other: twice what any setting has. What is deeper could not be drawn. */
const MAX_DEPTH = 16;

/**
 * What an address has to say after its `#` so that the page shows the same. What tells of a visitor is left out: it has
 * no place in an address, which ends in histories and messages.
 */
export function toHash({ settings, files, parents }: Choices): string {
  const told = Object.entries(settings).map(([name, value]) => [
    name,
    factsOf(name as SettingName).isPersonal ? impersonal(DEEP_KINDS[name as SettingName], value) : value,
  ]);
  const kept = { ...withoutGaps(Object.fromEntries(told)) };
  const said = {
    ...(Object.keys(kept).length > 0 && { settings: kept }),
    ...(files && { files }),
    ...(parents && { parents }),
  };
  return Object.keys(said).length > 0 ? `#${encodeURIComponent(JSON.stringify(said))}` : "";
}

/** Reads it again. An address may come from anybody: whatever is not in it, or is of another kind, is not chosen. */
export function fromHash(hash: string): Choices {
  const said = parse(hash);
  const settings = Object.entries(Object(said.settings)).filter(([name]) => isSettingName(name));
  return {
    settings: Object.fromEntries(settings) as Given,
    files: textOf(said.files),
    parents: textOf(said.parents),
  };
}

function parse(hash: string): Partial<Record<keyof Choices, unknown>> {
  if (hash.length > MAX_HASH) return NO_CHOICES;
  try {
    const said: unknown = JSON.parse(decodeURIComponent(hash.replace("#", "")));
    return isDeeperThan(MAX_DEPTH, said) ? NO_CHOICES : Object(said);
  } catch {
    return NO_CHOICES;
  }
}

/** Stops at the limit: what is nested without end can't be walked through to its own. */
function isDeeperThan(depth: number, value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return depth === 0 || Object.values(value).some((part) => isDeeperThan(depth - 1, part));
}

const textOf = (value: unknown) => (typeof value === "string" ? value : "");

/** The value without its personal parts; `undefined` where nothing is left. */
function impersonal(kind: InnerKind, value: unknown): unknown {
  if (kind === "personal") return undefined;
  if (typeof kind === "string" || !("shape" in kind || "valuesOf" in kind)) return value;
  const inner = (name: string) => ("shape" in kind ? kind.shape[name] : kind.valuesOf);
  const parts = Object.entries(Object(value)).map(([name, part]) => {
    const partKind = inner(name);
    return [name, partKind && impersonal(partKind, part)];
  });
  const kept = withoutGaps(Object.fromEntries(parts));
  return Object.keys(kept).length > 0 ? kept : undefined;
}
