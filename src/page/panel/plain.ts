/**
 * A copy that can be posted to the frame: functions and symbols, which can't be cloned, are left out. Not by `JSON`,
 * which pages patch (and old Prototype.js breaks), nor `structuredClone`, which refuses the proxies of Vue; nor by
 * `map`, which old polyfills make to visit what libraries added to lists.
 */
export function plain<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  const isList = Array.isArray(value);
  const copy: unknown[] = [];
  for (const [name, part] of Object.entries(value)) {
    if (isData(part)) copy.push(isList ? plain(part) : [name, plain(part)]);
  }
  return (isList ? copy : Object.fromEntries(copy as [string, unknown][])) as Value;
}

function isData(value: unknown): boolean {
  return typeof value !== "function" && typeof value !== "symbol";
}
