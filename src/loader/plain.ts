/**
 * A copy that can be posted to the frame: functions and symbols, which can't be cloned, are left out. Not by `JSON`,
 * which pages patch (and old Prototype.js breaks), nor `structuredClone`, which refuses the proxies of Vue.
 */
export function plain<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.filter(isData).map(plain) as Value;
  const entries = Object.entries(value).filter(([, part]) => isData(part));
  return Object.fromEntries(entries.map(([name, part]) => [name, plain(part)])) as Value;
}

function isData(value: unknown): boolean {
  return typeof value !== "function" && typeof value !== "symbol";
}
