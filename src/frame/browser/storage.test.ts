import { describe, expect, it } from "vitest";
import { createStore } from "./storage.ts";

function fakeArea(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  } as Storage;
}

function denied(): never {
  throw new DOMException("The operation is insecure.", "SecurityError");
}

const full = () =>
  Object.assign(fakeArea(), {
    setItem() {
      throw new DOMException("full", "QuotaExceededError");
    },
  });

it("keeps values of any shape", () => {
  const area = fakeArea();
  expect(createStore(() => area).write("key", { list: [1, "two"] })).toBe(true);
  expect(createStore(() => area).read("key")).toEqual({ list: [1, "two"] });
});

it("forgets", () => {
  const store = createStore(fakeAreaOnce());
  store.write("key", 1);
  expect(store.write("key", undefined)).toBe(true);
  expect(store.read("key")).toBeUndefined();
});

it.each(["{", "", "undefined", "NaN"])("reads %j, which somebody else wrote, as nothing", (text) => {
  const area = fakeArea();
  area.setItem("key", text);
  expect(createStore(() => area).read("key")).toBeUndefined();
});

const fullArea = full();
describe.each<[string, () => Storage | null]>([
  ["denied", denied],
  ["denied when it is read", () => Object.assign(fakeArea(), { getItem: denied })],
  ["null, as in some web views", () => null],
  ["full", () => fullArea],
])("where storage is %s", (_name, area) => {
  it("lasts as long as the page, and says so", () => {
    const store = createStore(area);
    expect(store.read("key")).toBeUndefined();
    expect(store.write("key", "value")).toBe(false);
    expect(store.read("key")).toBe("value");
    expect(createStore(area).read("key")).toBeUndefined();
  });

  it("forgets", () => {
    const store = createStore(area);
    store.write("key", "value");
    store.write("key", undefined);
    expect(store.read("key")).toBeUndefined();
  });
});

it("prefers storage again once that works", () => {
  let area: Storage | null = null;
  const store = createStore(() => area);
  store.write("key", "in memory");
  area = fakeArea();
  expect(store.write("key", "stored")).toBe(true);
  expect(store.read("key")).toBe("stored");
  expect(createStore(() => area).read("key")).toBe("stored");
});

function fakeAreaOnce(): () => Storage {
  const area = fakeArea();
  return () => area;
}
