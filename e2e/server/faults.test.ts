import { describe, expect, it } from "vitest";
import { Faults, matchesPath } from "./faults.ts";
import { serve } from "./test-client.ts";

const visitor = (token: string) => ({ visitor: { token } });
const path = "livechat/visitor";

describe("faults", () => {
  it("drop the connection before anything is done", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "drop-before" } });
    await expect(server.post(path, visitor("a"))).rejects.toThrow();
    expect(server.control.visitors()).toEqual([]);
    expect(server.control.requests()).toMatchObject([{ status: null, note: "fault: drop-before", body: visitor("a") }]);
  });

  it("drop the connection after the write", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "drop-after" } });
    await expect(server.post(path, visitor("a"))).rejects.toThrow();
    expect(server.control.visitors()).toMatchObject([{ token: "a" }]);
    expect(server.control.requests()).toMatchObject([{ status: null, note: "fault: drop-after" }]);
  });

  it("answer half of the JSON, or nothing, after the write", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "invalid-json" } }, { path, fault: { kind: "empty" } });
    const half = await server.post(path, visitor("a"));
    expect(half.status).toBe(200);
    expect(half.text).toMatch(/^\{"visitor"/);
    expect(() => JSON.parse(half.text) as unknown).toThrow();
    const empty = await server.post(path, visitor("b"));
    expect([empty.status, empty.text]).toEqual([200, ""]);
    expect(server.control.visitors()).toHaveLength(2);
  });

  it("answer a proxy's page, any status, or a rate limit, without touching the data", async () => {
    const server = await serve();
    server.control.fault(
      { path, fault: { kind: "html", status: 502 } },
      { path, fault: { kind: "status", status: 503, body: { a: 1 }, headers: { "X-A": "b" } } },
      { path, fault: { kind: "status", status: 400, body: "no", contentType: "text/x" } },
      { path, fault: { kind: "rate-limit", seconds: 7 } },
      { path, fault: { kind: "rate-limit", seconds: 9, headers: false } },
    );
    const page = await server.post(path, visitor("a"));
    expect([page.status, page.headers.get("content-type")]).toEqual([502, "text/html"]);
    expect(page.text).toContain("502 Bad Gateway");
    const json = await server.post(path, visitor("a"));
    expect([json.status, json.json, json.headers.get("x-a")]).toEqual([503, { a: 1 }, "b"]);
    const text = await server.post(path, visitor("a"));
    expect([text.text, text.headers.get("content-type")]).toEqual(["no", "text/x"]);
    const limited = await server.post(path, visitor("a"));
    expect(limited.status).toBe(429);
    expect(limited.json.error).toContain("You must wait 7 seconds");
    const reset = Number(limited.headers.get("x-ratelimit-reset"));
    expect(Math.abs(reset - Date.now() - 7_000)).toBeLessThan(1_000);
    const silent = await server.post(path, visitor("a"));
    expect(silent.headers.get("x-ratelimit-reset")).toBeNull();
    expect(server.control.visitors()).toEqual([]);
    expect((await server.post(path, visitor("a"))).status).toBe(200);
  });

  it("answer late, but as usual", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "delay", ms: 80 } });
    const started = performance.now();
    expect((await server.post(path, visitor("a"))).status).toBe(200);
    expect(performance.now() - started).toBeGreaterThan(70);
  });

  it("never answer, until the client leaves", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "hang" } });
    const url = `${server.url}/api/v1/${path}`;
    const visit = new AbortController();
    const pending = fetch(url, { method: "POST", signal: visit.signal });
    await expect.poll(() => server.control.requests().length).toBe(1);
    visit.abort();
    await expect(pending).rejects.toThrow(/abort/);
    expect(server.control.requests()).toMatchObject([{ status: null, note: "fault: hang" }]);
    expect(server.control.visitors()).toEqual([]);
  });

  it("leave preflights alone unless they name OPTIONS", async () => {
    const server = await serve({ workspace: { cors: true } });
    server.control.fault({ path, fault: { kind: "html", status: 502 } });
    const preflight = { method: "OPTIONS", headers: { Origin: "https://a.example" } };
    expect((await server.send(path, preflight)).status).toBe(200);
    expect((await server.post(path, visitor("a"))).status).toBe(502);
    server.control.fault({ method: "OPTIONS", path, fault: { kind: "status", status: 504 } });
    expect((await server.post(path, visitor("a"))).status).toBe(200);
    expect((await server.send(path, preflight)).status).toBe(504);
  });

  it("carry the server's CORS headers, unless they are a proxy's", async () => {
    const server = await serve();
    const fault = { kind: "html" as const, status: 502 };
    server.control.fault({ path, fault }, { path, fault, bare: true });
    const headers = { Origin: "https://a.example" };
    const ours = await server.post(path, visitor("a"), headers);
    expect(ours.headers.get("access-control-allow-origin")).toBe("*");
    const proxys = await server.post(path, visitor("a"), headers);
    expect(proxys.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("leave off the CORS headers of an answer they replace, when bare", async () => {
    const server = await serve({ workspace: { cors: true } });
    server.control.fault({ path, fault: { kind: "empty" }, bare: true });
    const answer = await server.post(path, visitor("a"), { Origin: "https://a.example" });
    expect(answer.headers.get("access-control-allow-origin")).toBeNull();
  });

  it("are forgotten by clearFaults", async () => {
    const server = await serve();
    server.control.fault({ path, fault: { kind: "drop-before" } });
    server.control.clearFaults();
    expect((await server.post(path, visitor("a"))).status).toBe(200);
  });
});

describe("the list of faults", () => {
  const fault = { kind: "drop-before" } as const;
  const take = (faults: Faults, method = "GET") => faults.take(method, "livechat/room") !== null;

  it("lets `skip` requests pass and hits `times`", () => {
    const faults = new Faults();
    faults.add({ path: "livechat/room", skip: 1, times: 2, fault });
    expect([1, 2, 3, 4].map(() => take(faults))).toEqual([false, true, true, false]);
    expect(faults.list()).toEqual([]);
  });

  it("goes by the method when one is named", () => {
    const faults = new Faults();
    faults.add({ path: "livechat/room", method: "post", fault });
    expect([take(faults, "GET"), take(faults, "POST")]).toEqual([false, true]);
  });

  it("refuses a rule with a kind, or a key, that does not exist", () => {
    const faults = new Faults();
    const wrong = { path: "a", fault: { kind: "explode" } } as unknown;
    expect(() => faults.add(wrong as Parameters<Faults["add"]>[0])).toThrow();
  });

  it.each([
    ["livechat/room", "livechat/room", true],
    ["livechat/room", "livechat/rooms", false],
    ["livechat/visitor", "livechat/visitor/abc", false],
    ["livechat/visitor/:token", "livechat/visitor/abc", true],
    ["livechat/*", "livechat/visitor/abc", true],
    ["*", "anything", true],
  ])("matches %s against %s: %s", (pattern, actual, expected) => {
    expect(matchesPath(pattern, actual)).toBe(expected);
  });
});
