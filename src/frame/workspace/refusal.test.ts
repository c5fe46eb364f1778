import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Reason } from "../../protocol/events.ts";
import { isInvalidToken, isRefusal } from "./failure.ts";
import { refusal } from "./refusal.ts";

const NO_HEADERS = new Headers();
const LIMIT_TEXT =
  "Error, too many requests. Please slow down. You must wait 58 seconds before trying this endpoint again. [error-too-many-requests]";

describe("every shape of a refusal", () => {
  it.each<[number, unknown, Reason, string]>([
    [400, { success: false, error: "invalid-token" }, "rejected", "invalid-token"],
    [400, { success: false, error: "[invalid-token]", errorType: "invalid-token" }, "rejected", "invalid-token"],
    [400, { success: false, error: "[invalid-token]" }, "rejected", "invalid-token"],
    [
      400,
      { success: false, error: "Sorry, no online agents [no-agent-online]", errorType: "no-agent-online", details: {} },
      "rejected",
      "no-agent-online",
    ],
    [400, { success: false, error: "Sorry, no online agents [no-agent-online]" }, "rejected", "no-agent-online"],
    [
      400,
      { success: false, error: "must have required property 'rid' [invalid-params]", errorType: "invalid-params" },
      "rejected",
      "invalid-params",
    ],
    [400, { success: false, error: "Match error: Missing key 'token' in field visitor" }, "rejected", ""],
    [400, { success: false, error: "Invalid value for order field" }, "rejected", ""],
    [400, { success: "false", error: "error-invalid-department" }, "rejected", "error-invalid-department"],
    [400, { success: false }, "rejected", ""],
    [400, null, "rejected", ""],
    [403, "", "rejected", ""],
    [404, null, "rejected", ""],
    [405, { success: false, error: { nested: true } }, "rejected", ""],
    [413, null, "rejected", ""],
    [408, null, "unavailable", ""],
    [425, null, "unavailable", ""],
    [500, { success: false, error: "Internal server error" }, "unavailable", ""],
    [502, null, "unavailable", ""],
    [503, null, "unavailable", ""],
    [504, null, "unavailable", ""],
    [429, { success: false, error: LIMIT_TEXT }, "rate-limited", "error-too-many-requests"],
    [429, null, "rate-limited", ""],
  ])("%i %j: %s %s", (status, body, reason, code) => {
    const failure = refusal(status, body, NO_HEADERS);
    expect(failure).toMatchObject({ reason, code, isPassing: reason !== "rejected" });
    expect(failure.message).not.toBe("");
    expect(isRefusal(failure)).toBe(reason === "rejected");
    expect(isInvalidToken(failure)).toBe(code === "invalid-token");
  });
});

describe("how long to wait", () => {
  const NOW = Date.UTC(2026, 5, 1);
  beforeEach(() => void vi.useFakeTimers({ now: NOW }));
  afterEach(() => void vi.useRealTimers());

  const at = (ms: number) => ({ "X-RateLimit-Reset": String(NOW + ms) });
  it.each<[string, string, Record<string, string>, number | undefined]>([
    ["the seconds of the text", LIMIT_TEXT, {}, 58_000],
    ["a proxy's Retry-After", "", { "Retry-After": "7" }, 7_000],
    ["the end of the window, which is more exact", LIMIT_TEXT, at(57_400), 57_400],
    ["the end of the window alone", "slow down", at(30_000), 30_000],
    ["the seconds, where the clocks disagree", LIMIT_TEXT, at(3_600_000 + 58_000), 58_000],
    ["the seconds, where the clocks disagree by less than a minute", LIMIT_TEXT, at(20_000), 58_000],
    ["the seconds, where the clock is behind", LIMIT_TEXT, at(-3_600_000), 58_000],
    ["nothing, where nothing plausible is said", "slow down", at(3_600_000), undefined],
    ["nothing, where nothing is said", "", {}, undefined],
    ["never longer than two minutes", "You must wait 9999 seconds", {}, 120_000],
    [
      "a date for Retry-After is not a number of seconds",
      "",
      { "Retry-After": "Wed, 21 Oct 2026 07:28:00 GMT" },
      undefined,
    ],
  ])("%s", (_name, error, headers, expected) => {
    expect(refusal(429, { success: false, error }, new Headers(headers)).waitMs).toBe(expected);
  });
});
