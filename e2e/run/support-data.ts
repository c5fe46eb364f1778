import bcd, { type CompatStatement, type Identifier, type SimpleSupportStatement } from "@mdn/browser-compat-data";
import { OLDEST } from "../../build/oldest-browsers.ts";

/** Finds the entry at a path such as `javascript.builtins.Object.hasOwn`. */
export function entryAt(path: string): Identifier | undefined {
  let entry: Identifier | undefined = bcd as unknown as Identifier;
  for (const name of path.split(".")) {
    // "constructor" and the like are no entries.
    entry = entry && Object.hasOwn(entry, name) ? entry[name] : undefined;
  }
  return entry;
}

/** Paths of all entries below one, relative to it, so many levels deep. */
export function namesIn(path: string, depth: number): string[] {
  return Object.keys(entryAt(path) ?? {})
    .filter((name) => name !== "__compat")
    .flatMap((name) => [
      name,
      ...(depth > 1 ? namesIn(`${path}.${name}`, depth - 1).map((below) => `${name}.${below}`) : []),
    ]);
}

/** The browsers of ours that are too old for an entry, with the version that is not. */
export function missingIn({ __compat: compat }: Identifier): string[] {
  return compat ? Object.keys(OLDEST).flatMap((browser) => lackOf(compat, browser as keyof typeof OLDEST)) : [];
}

function lackOf({ support }: CompatStatement, browser: keyof typeof OLDEST): string[] {
  const statements = [support[browser] ?? []].flat() as SimpleSupportStatement[];
  // Taken away only later, for example from a partial implementation to a whole one: it was there.
  const plain = statements.filter((one) => isPlain(one) && !isAtMost(one.version_removed, OLDEST[browser]));
  const since = plain.map(({ version_added }) => version_added);
  if (since.some((version) => isAtMost(version, OLDEST[browser]))) return [];
  return [`${browser} ${since.find((version) => typeof version === "string") ?? "(never)"}`];
}

/** Neither behind a switch nor by another name. */
function isPlain({ flags, prefix, alternative_name }: SimpleSupportStatement): boolean {
  return !flags && !prefix && !alternative_name;
}

function isAtMost(version: unknown, limit: string): boolean {
  if (typeof version !== "string") return false;
  const [major = Number.NaN, minor = 0] = version.replace("≤", "").split(".").map(Number);
  const [limitMajor = 0, limitMinor = 0] = limit.split(".").map(Number);
  return major < limitMajor || (major === limitMajor && minor <= limitMinor);
}

/** Everything that has this member, by name: interfaces and what the language brings. */
export function ownersOf(member: string): Identifier[] {
  return (MEMBERS.get(member) ?? []).map(({ entry }) => entry);
}

const MEMBERS = new Map<string, { entry: Identifier }[]>();
for (const area of [bcd.api, bcd.javascript.builtins]) collect(area as Identifier, 3);

function collect(owner: Identifier, depth: number): void {
  for (const [name, entry] of Object.entries(owner)) {
    if (name === "__compat" || !entry) continue;
    const member = name.replace(/_(static|event)$/, "");
    MEMBERS.set(member, [...(MEMBERS.get(member) ?? []), { entry: entry as Identifier }]);
    if (depth > 1) collect(entry as Identifier, depth - 1);
  }
}
