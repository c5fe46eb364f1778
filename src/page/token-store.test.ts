import { afterEach, expect, test, vi } from "vitest";
import { createTokenStore } from "./token-store.ts";

const SERVER = "https://chat.example.com";

function storage(): Storage {
  const entries = new Map<string, string>();
  return {
    getItem: (key: string) => entries.get(key) ?? null,
    setItem: (key: string, value: string) => void entries.set(key, value),
    removeItem: (key: string) => void entries.delete(key),
  } as Storage;
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ["local", "localStorage"],
  ["session", "sessionStorage"],
] as const)("keeps the token in %s storage, and forgets it", (kind, name) => {
  const area = storage();
  vi.stubGlobal(name, area);
  const store = createTokenStore({ server: SERVER, storage: kind });
  expect(store.read()).toEqual({ token: null, kept: true });
  store.write("t-1");
  expect(area.getItem(`prechat:token:${SERVER}`)).toBe("t-1");
  expect(store.read()).toEqual({ token: "t-1", kept: true });
  store.write(null);
  expect(store.read()).toEqual({ token: null, kept: true });
});

test("sees what another tab wrote", () => {
  const area = storage();
  vi.stubGlobal("localStorage", area);
  const store = createTokenStore({ server: SERVER });
  store.write("t-1");
  area.setItem(`prechat:token:${SERVER}`, "t-2");
  expect(store.read()).toEqual({ token: "t-2", kept: true });
});

test("holds on to no token that another tab has forgotten", () => {
  const area = storage();
  vi.stubGlobal("localStorage", area);
  const store = createTokenStore({ server: SERVER });
  store.write("t-1");
  area.removeItem(`prechat:token:${SERVER}`);
  expect(store.read()).toEqual({ token: null, kept: true });
});

test("remembers by itself what a full storage refuses", () => {
  const full = {
    ...storage(),
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError");
    },
  };
  vi.stubGlobal("localStorage", full);
  const store = createTokenStore({ server: SERVER });
  store.write("t-1");
  expect(store.read()).toEqual({ token: "t-1", kept: false });
});

const denied = () => {
  throw new DOMException("denied", "SecurityError");
};

test.each<[string, () => unknown]>([
  ["is null, as in some web views", () => null],
  ["throws when it is named", denied],
  ["throws when it is read", () => ({ ...storage(), getItem: denied })],
])("remembers by itself where storage %s, and forgets", (_name, area) => {
  vi.stubGlobal("localStorage", undefined);
  Object.defineProperty(globalThis, "localStorage", { get: area });
  const store = createTokenStore({ server: SERVER });
  expect(store.read()).toEqual({ token: null, kept: false });
  store.write("t-1");
  expect(store.read()).toEqual({ token: "t-1", kept: false });
  store.write(null);
  expect(store.read()).toEqual({ token: null, kept: false });
});

test("touches no storage when told so", () => {
  const store = createTokenStore({ server: SERVER, storage: "none" });
  store.write("t-1");
  expect(store.read()).toEqual({ token: "t-1", kept: false });
});
