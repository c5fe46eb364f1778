// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Settings } from "../protocol/settings.ts";
import { createPrechat } from "./create-prechat.ts";
import type { Prechat } from "./panel/api.ts";
import { loadNoFrames } from "./without-frames.ts";

loadNoFrames();

const SETTINGS: Settings = {
  server: "https://chat.example.com",
  frame: "https://static.example.com/frame/index.html",
  away: "hide",
};
let prechat: Prechat;
let answer: (online: boolean) => void;

beforeEach(() => {
  const response = new Promise<Response>((resolve) => {
    answer = (online) => resolve(Response.json({ config: { enabled: true, online } }));
  });
  vi.stubGlobal("fetch", () => response);
  prechat = createPrechat(SETTINGS);
});
afterEach(() => {
  prechat.destroy();
  vi.unstubAllGlobals();
});

const isHidden = () => document.querySelector<HTMLElement>("prechat-widget")?.hidden;
const settle = () => new Promise((resolve) => setTimeout(resolve));

test.each([
  [true, "is shown"],
  [false, "stays away"],
])("from npm with away: hide, somebody online: %s, it %s", async (online) => {
  expect(isHidden()).toBe(true);
  answer(online);
  await settle();
  expect(isHidden()).toBe(!online);
});

test("what the page says meanwhile holds", async () => {
  prechat.open();
  expect(isHidden()).toBe(false);
  prechat.hide();
  answer(true);
  await settle();
  expect(isHidden()).toBe(true);
});

test("settings that are wrong ask nobody", async () => {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.stubGlobal("fetch", () => expect.fail("a request was made"));
  expect(await createPrechat({ ...SETTINGS, server: "" }).status()).toEqual({
    enabled: null,
    online: null,
    opensAt: null,
  });
});
