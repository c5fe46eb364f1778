/** What JSON of a stranger is, or nothing. */
export type JsonObject = Record<string, unknown>;

export function parseObject(text: string): JsonObject | null {
  try {
    return objectOf(JSON.parse(text));
  } catch {
    return null;
  }
}

export function objectOf(value: unknown): JsonObject | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The objects of a list; of what is no list, none. */
export function objectsIn(value: unknown): JsonObject[] {
  return Array.isArray(value) ? value.map(objectOf).filter((item) => item !== null) : [];
}

/** Published pages show flags as texts; real servers send booleans. */
export function isOn(value: unknown): boolean {
  return String(value) === "true";
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
