import fc from "fast-check";
import { expect, test } from "vitest";
import { isWindowMessage, PROTOCOL_VERSION, parseTagged } from "./messages.ts";

/** Anything that a message can carry, the keys that reach prototypes among them. */
const anything = fc.anything({
  key: fc.oneof(
    fc.constantFrom("__proto__", "constructor", "prototype", "type", "prechat", "toString", "settings"),
    fc.string(),
  ),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
});

const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype].map((prototype) =>
  Reflect.ownKeys(prototype).map(String).sort(),
);

test("the port's door lets through objects with a text as type, as they are, and nothing else", () => {
  fc.assert(
    fc.property(anything, (data) => {
      const parsed = parseTagged(data);
      const type = typeof data === "object" && data !== null ? (data as { type?: unknown }).type : undefined;
      expect(parsed).toBe(typeof type === "string" ? data : null);
    }),
    { numRuns: 1_000 },
  );
});

test("the window's door takes this version's two greetings, each in its direction", () => {
  fc.assert(
    fc.property(
      fc.oneof(anything, fc.constant(PROTOCOL_VERSION), fc.constantFrom("1", 2, 0, -1, Number.NaN, true, [1])),
      fc.oneof(anything, fc.constantFrom("hello", "connect", "Hello", "configure", "__proto__")),
      fc.constantFrom("hello" as const, "connect" as const),
      anything,
      (prechat, type, wanted, padding) => {
        const isGreeting = prechat === PROTOCOL_VERSION && type === wanted;
        expect(isWindowMessage({ prechat, type, padding }, wanted)).toBe(isGreeting);
      },
    ),
    { numRuns: 1_000 },
  );
});

test("anything else on a window is not ours, whatever it is", () => {
  fc.assert(
    fc.property(anything, fc.constantFrom("hello" as const, "connect" as const), (data, wanted) => {
      fc.pre((data as { type?: unknown } | null)?.type !== wanted);
      expect(isWindowMessage(data, wanted)).toBe(false);
    }),
  );
});

test("a prototype is neither read from a message nor written to", () => {
  const hidden = JSON.parse('{"__proto__": {"prechat": 1, "type": "hello"}}') as unknown;
  expect(isWindowMessage(hidden, "hello")).toBe(false);
  expect(parseTagged(hidden)).toBeNull();
  const after = [Object.prototype, Array.prototype, Function.prototype].map((prototype) =>
    Reflect.ownKeys(prototype).map(String).sort(),
  );
  expect(after).toEqual(PROTOTYPES);
});

test("a megabyte is no reason to answer", () => {
  expect(isWindowMessage("x".repeat(1_000_000), "hello")).toBe(false);
  expect(isWindowMessage({ prechat: 2, type: "hello", padding: "x".repeat(1_000_000) }, "hello")).toBe(false);
  expect(parseTagged({ type: 7, padding: "x".repeat(1_000_000) })).toBeNull();
});
