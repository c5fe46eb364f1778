import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Settings } from "../../protocol/settings.ts";
import { askStatus } from "./ask-status.ts";

const SETTINGS: Settings = { server: "https://chat.example.com/sub/?x" };
/** A Monday, 06:00 in Berlin. */
const NOW = Date.parse("2026-11-30T05:00:00Z");
const HOURS = { timeZone: "Europe/Berlin", week: { mon: ["09:00-17:00"] } };
const OPENS = Date.parse("2026-11-30T08:00:00Z");

const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>();
const warn = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("console", { warn });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.clearAllMocks();
});

const answer = (config: object) => fetched.mockResolvedValueOnce(Response.json({ success: true, config }));

test("asks once, without cookies, for the department and the business unit", async () => {
  answer({ enabled: true, online: true });
  const status = await askStatus({ ...SETTINGS, businessUnit: "b 1", hours: HOURS }, "dep-1");
  expect(status).toEqual({ enabled: true, online: true, opensAt: null });
  expect(fetched.mock.calls).toEqual([
    [
      "https://chat.example.com/sub/api/v1/livechat/config?department=dep-1&businessUnit=b+1",
      expect.objectContaining({ credentials: "omit", cache: "no-store" }),
    ],
  ]);
});

test.each([
  [
    { enabled: true, online: false },
    { enabled: true, online: false, opensAt: OPENS },
  ],
  [
    { enabled: "true", online: "true" },
    { enabled: true, online: true, opensAt: null },
  ],
  [{ enabled: false }, { enabled: false, online: false, opensAt: OPENS }],
])("a workspace that answers %j", async (config, expected) => {
  answer(config);
  expect(await askStatus({ ...SETTINGS, hours: HOURS })).toEqual(expected);
});

test.each(["next monday", { timeZone: "Mars/Olympus", week: {} }, { timeZone: "Europe/Berlin", week: { mon: 9 } }, {}])(
  "hours that are wrong (%j) say nothing",
  async (hours) => {
    answer({ enabled: true, online: false });
    expect(await askStatus({ ...SETTINGS, hours } as never)).toMatchObject({ online: false, opensAt: null });
  },
);

test.each([
  ["can't be reached", () => fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"))],
  ["answers a page of a proxy", () => fetched.mockResolvedValueOnce(new Response("<html>"))],
  [
    "has had too many requests",
    () => fetched.mockResolvedValueOnce(Response.json({ success: false }, { status: 429 })),
  ],
])("a workspace that %s: unknown, and the owner is told", async (_what, play) => {
  play();
  expect(await askStatus(SETTINGS)).toEqual({ enabled: null, online: null, opensAt: null });
  expect(String(warn.mock.calls[0])).toContain("https://chat.example.com/sub");
});
