const MAX_LINE = 76;

/** A value as one writes it in a script: keys without quotes where they need none, short objects on one line. */
export function literal(value: unknown, indent = ""): string {
  const flat = flatLiteral(value);
  if (typeof value !== "object" || value === null || indent.length + flat.length <= MAX_LINE) return flat;
  const deeper = `${indent}  `;
  const lines = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([name, part]) => `${key(name)}: ${literal(part, deeper)}`);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${lines.map((line) => `${deeper}${line},\n`).join("")}${indent}${close}`;
}

function flatLiteral(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flatLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value);
  const parts = Object.entries(value).map(([name, part]) => `${key(name)}: ${flatLiteral(part)}`);
  return parts.length > 0 ? `{ ${parts.join(", ")} }` : "{}";
}

/** "<" never ends the script element from inside a text. */
function scalar(value: unknown): string {
  return (JSON.stringify(value) ?? "undefined").replaceAll("<", "\\u003c");
}

/** `__proto__` as a plain key would be no property. */
function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : scalar(name);
}
