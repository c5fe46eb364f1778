import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Failure, missingPart, toFailure } from "../workspace/failure.ts";
import { refusal } from "../workspace/refusal.ts";
import { tellOwner } from "./owner-console.ts";

const SERVER = "https://chat.example.com";
const complain = vi.spyOn(console, "error");

beforeEach(() => {
  complain.mockImplementation(() => {});
  vi.stubGlobal("location", new URL("https://static.example.com/frame/index.html"));
  vi.stubGlobal("navigator", { onLine: true });
});
afterEach(() => {
  vi.unstubAllGlobals();
  complain.mockClear();
});

const said = (error: unknown) => {
  tellOwner(SERVER, "config", toFailure(error), ["Ada Lind"]);
  return complain.mock.lastCall?.[0];
};

it.each<[what: string, error: () => unknown, words: RegExp]>([
  ["no answer", () => new TypeError("Failed to fetch"), /Enable CORS/],
  ["none in time", () => new DOMException("timed out", "TimeoutError"), /Enable CORS/],
  [
    "an answer of HTTP 500",
    () => refusal(500, { error: "It broke" }, new Headers()),
    /It broke\. The answer came from https:/,
  ],
  ["an answer that is no JSON", () => new Failure("unavailable", "HTTP 502 without JSON", "", true), /The answer came/],
  [
    "a file of ours that is missing",
    () => missingPart(new TypeError("Failed to fetch x.js")),
    /x\.js\. A file of the wid/,
  ],
])("%s: says where to look", (_what, error, words) => {
  expect(said(error())).toMatch(words);
  expect(/CORS/.test(said(error()))).toBe(words.source.includes("CORS"));
});

it("guesses nothing where the workspace says what it is, and never repeats an answer", () => {
  expect(said(new Failure("rejected", "Ada Lind is not welcome"))).toBe(
    '[prechat] The step "config" failed (rejected): … is not welcome.',
  );
  expect(said(new Failure("unavailable", "x", "no-agent-online"))).toBe(
    '[prechat] The step "config" failed (unavailable, no-agent-online).',
  );
});
