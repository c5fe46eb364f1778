import { afterEach, describe, expect, it, vi } from "vitest";
import { RateLimiter } from "./rate-limit.ts";
import { serve } from "./test-client.ts";

describe("rate limits", () => {
  it("refuse the sixth registration, with the seconds in the text and the time in a header", async () => {
    const server = await serve({ limits: true });
    const before = Date.now();
    for (let count = 1; count <= 5; count += 1) {
      const answer = await server.post("livechat/visitor", { visitor: { token: `t${count}` } });
      expect(answer.status).toBe(200);
      expect(answer.headers.get("x-ratelimit-limit")).toBe("5");
      expect(answer.headers.get("x-ratelimit-remaining")).toBe(String(5 - count));
    }
    const refused = await server.post("livechat/visitor", { visitor: { token: "t6" } });
    expect(refused.status).toBe(429);
    expect(refused.json).toEqual({
      success: false,
      error: expect.stringMatching(
        /^Error, too many requests\. Please slow down\. You must wait (60|59) seconds before trying this endpoint again\. \[error-too-many-requests\]$/,
      ),
    });
    expect(refused.headers.get("retry-after")).toBeNull();
    const reset = Number(refused.headers.get("x-ratelimit-reset"));
    expect(reset).toBeGreaterThanOrEqual(before + 60_000);
    expect(reset).toBeLessThanOrEqual(Date.now() + 60_000);
    expect(server.control.visitors()).toHaveLength(5);
  });

  it("count refused requests, and put the headers on those too", async () => {
    const server = await serve({ limits: true });
    const refused = await server.post("livechat/visitor", {});
    expect(refused.status).toBe(400);
    expect(refused.headers.get("x-ratelimit-remaining")).toBe("4");
  });

  it("count by pattern, not by address, and each method for itself", async () => {
    const server = await serve({ limits: true });
    for (const method of ["GET", "DELETE"]) {
      const send = (token: string) => server.send(`livechat/visitor/${token}`, { method });
      for (let count = 0; count < 10; count += 1) expect((await send(`t${count}`)).status).toBe(400);
      expect((await send("other")).status).toBe(429);
    }
    expect((await server.get("livechat/config")).status).toBe(200);
  });

  it("don't show their headers to other origins, nor count preflights", async () => {
    const server = await serve({ limits: true, workspace: { cors: true } });
    for (let count = 0; count < 8; count += 1) {
      await server.send("livechat/visitor", { method: "OPTIONS" });
    }
    const answer = await server.post("livechat/visitor", {}, { Origin: "https://shop.example" });
    expect(answer.headers.get("x-ratelimit-remaining")).toBe("4");
    expect(answer.headers.get("access-control-expose-headers")).toBeNull();
  });

  it("are off unless switched on, then without headers", async () => {
    const server = await serve();
    for (let count = 0; count < 12; count += 1) {
      expect((await server.get("livechat/config")).status).toBe(200);
    }
    expect((await server.get("livechat/config")).headers.get("x-ratelimit-limit")).toBeNull();
  });

  it("start anew with reset", async () => {
    const server = await serve({ limits: true });
    for (let count = 0; count < 11; count += 1) await server.get("livechat/config");
    server.control.reset();
    expect((await server.get("livechat/config")).status).toBe(200);
  });
});

describe("RateLimiter", () => {
  const EIGHT = { serverMajor: 8 } as const;

  afterEach(() => {
    vi.useRealTimers();
  });

  it.each([
    ["POST", "livechat/visitor", 5, 10],
    ["POST", "livechat/visitor", 6, 5],
    ["GET", "livechat/room", 6, 10],
    ["GET", "livechat/room", 7, 5],
    ["POST", "livechat/visitor", 8, 5],
    ["GET", "livechat/room", 8, 5],
    ["POST", "livechat/offline.message", 8, 1],
    ["POST", "livechat/custom.fields", 8, 10],
    ["GET", "livechat/visitor/:token", 8, 10],
    ["DELETE", "livechat/visitor/:token", 8, 10],
  ] as const)("allows %s %s in version %i this often: %i", (method, pattern, major, limit) => {
    expect(new RateLimiter().count("ip", method, pattern, { serverMajor: major }).limit).toBe(limit);
  });

  it("opens a new window when the old one is over, however many were refused in it", () => {
    vi.useFakeTimers();
    const limiter = new RateLimiter();
    const send = () => limiter.count("ip", "POST", "livechat/offline.message", EIGHT);
    expect(send().allowed).toBe(true);
    vi.advanceTimersByTime(2_000);
    expect(send()).toMatchObject({ allowed: false, secondsToWait: 3, remaining: 0 });
    vi.advanceTimersByTime(3_000);
    expect(send().allowed).toBe(true);
  });

  it("counts each address for itself", () => {
    const limiter = new RateLimiter();
    limiter.count("one", "POST", "livechat/offline.message", EIGHT);
    expect(limiter.count("two", "POST", "livechat/offline.message", EIGHT).allowed).toBe(true);
  });
});
