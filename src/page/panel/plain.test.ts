import { expect, test } from "vitest";
import { plain } from "./plain.ts";

test("copies data, and leaves out what can't be posted", () => {
  const given = {
    text: "a",
    list: [1, () => 2, { deep: Symbol("x"), kept: null }],
    run() {},
    nothing: undefined,
  };
  expect(plain(given)).toEqual({ text: "a", list: [1, { kept: null }], nothing: undefined });
  expect(structuredClone(plain(given))).toEqual(plain(given));
});

test("looks through a framework's proxy", () => {
  const reactive = new Proxy({ prefill: new Proxy({ name: "Ada" }, {}) }, {});
  expect(() => structuredClone(reactive)).toThrow();
  expect(structuredClone(plain(reactive))).toEqual({ prefill: { name: "Ada" } });
});

test("makes no prototype of what a page named so", () => {
  const copy = plain(JSON.parse('{"__proto__": {"server": "https://evil.example"}}'));
  expect((copy as { server?: string }).server).toBeUndefined();
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});
