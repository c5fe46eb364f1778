import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

describe("transport", () => {
  it("turns malformed JSON into an empty body", async () => {
    const server = await serve();
    const answer = await server.send("livechat/visitor", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: '{"visitor":{"token":"a"',
    });
    expect(answer.status).toBe(400);
    expect(answer.json.error).toBe("Match error: Missing key 'visitor'");
    expect(server.control.requests()[0]).toMatchObject({
      body: {},
      rawBody: '{"visitor":{"token":"a"',
    });
  });

  it("does not parse JSON that comes as text/plain", async () => {
    const server = await serve();
    const answer = await server.send("livechat/custom.field", {
      method: "POST",
      headers: { "Content-Type": "text/plain" },
      body: JSON.stringify({ token: "a", key: "k", value: "v", overwrite: true }),
    });
    expect(answer.json.error).toBe("must have required property 'token' [invalid-params]");
  });

  it("reads a form-encoded body", async () => {
    const server = await serve({ workspace: { customFields: [{ key: "k", label: "K" }] } });
    await server.register({ token: "a" });
    const answer = await server.send("livechat/custom.field", {
      method: "POST",
      body: new URLSearchParams({ token: "a", key: "k", value: "v", overwrite: "true" }),
    });
    expect(answer.json).toEqual({ success: true, field: { key: "k", value: "v", overwrite: true } });
    expect(server.control.visitors()).toMatchObject([{ livechatData: { k: "v" } }]);
  });

  it("lets nothing be stored on the way", async () => {
    const server = await serve({ limits: true });
    for (const path of ["livechat/config", "livechat/room", "livechat/nothing"]) {
      expect((await server.get(path)).headers.get("cache-control")).toBe("no-store");
    }
  });

  it("answers 404 for an unknown route", async () => {
    const server = await serve();
    expect((await server.get("livechat/nothing")).status).toBe(404);
    expect((await server.post("livechat/room.something", {})).status).toBe(404);
  });

  it.each([
    ["PUT", "livechat/visitor"],
    ["GET", "livechat/visitor"],
    ["POST", "livechat/room"],
    ["POST", "livechat/config"],
    ["PUT", "livechat/visitor/a"],
    ["DELETE", "livechat/message/m"],
  ])("answers 405 for %s %s", async (method, path) => {
    const server = await serve();
    expect((await server.send(path, { method })).status).toBe(405);
  });

  it("creates no room for a HEAD", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    expect((await server.send("livechat/room?token=a", { method: "HEAD" })).status).toBe(405);
    expect(server.control.rooms()).toEqual([]);
  });

  it("keeps emoji, right-to-left text, markup and ten thousand characters as they are", async () => {
    const server = await serve();
    const name = `🙂 שלום <script>alert(1)</script> ${"x".repeat(10_000)}`;
    expect(await server.register({ token: "a", name })).toMatchObject({ name });
    expect(server.control.visitors()[0]?.name).toBe(name);
  });
});

describe("CORS", () => {
  const origin = "https://shop.example";
  const ask = {
    Origin: origin,
    "Access-Control-Request-Method": "POST",
    "Access-Control-Request-Headers": "content-type",
  };
  const visitor = { visitor: { token: "a" } };
  const allowed = (answer: { headers: Headers }) => answer.headers.get("access-control-allow-origin");

  it("is off as it comes: 405 for a preflight, and every other answer is readable from anywhere", async () => {
    const server = await serve();
    const preflight = await server.send("livechat/visitor", { method: "OPTIONS", headers: ask });
    expect(preflight.status).toBe(405);
    expect(allowed(preflight)).toBeNull();
    expect(allowed(await server.post("livechat/visitor", visitor, { Origin: origin }))).toBe("*");
    expect(allowed(await server.post("livechat/visitor", {}, { Origin: origin }))).toBe("*");
    expect(allowed(await server.get("livechat/config", { Origin: origin }))).toBe("*");
  });

  it("refuses an origin that is not listed with 403, and names one that is", async () => {
    const server = await serve({ workspace: { cors: [origin] } });
    const stranger = { ...ask, Origin: "https://other.example" };
    const refused = await server.send("livechat/visitor", { method: "OPTIONS", headers: stranger });
    expect(refused.status).toBe(403);
    expect(allowed(refused)).toBeNull();
    const preflight = await server.send("livechat/visitor", { method: "OPTIONS", headers: ask });
    expect(preflight.status).toBe(200);
    expect(allowed(preflight)).toBe(origin);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("Content-Type");
    expect(allowed(await server.post("livechat/visitor", visitor, { Origin: origin }))).toBe("*");
  });

  it("lets everybody in when it is on", async () => {
    const server = await serve({ workspace: { cors: true } });
    const preflight = await server.send("livechat/visitor", { method: "OPTIONS", headers: ask });
    expect(allowed(preflight)).toBe("*");
    expect(allowed(await server.post("livechat/visitor", visitor, { Origin: origin }))).toBe("*");
    expect(allowed(await server.post("livechat/visitor", {}, { Origin: origin }))).toBe("*");
  });

  it("decides over all answers where the release lets it", async () => {
    const server = await serve({ workspace: { corsOnAnswers: false, cors: [origin] } });
    expect(allowed(await server.get("livechat/config", { Origin: "https://other.example" }))).toBeNull();
    expect(allowed(await server.post("livechat/visitor", visitor, { Origin: origin }))).toBe(origin);
  });

  it("logs preflights as such", async () => {
    const server = await serve();
    await server.send("livechat/visitor", { method: "OPTIONS", headers: ask });
    expect(server.control.requests()).toMatchObject([
      { method: "OPTIONS", status: 405, preflight: true, headers: { origin } },
    ]);
  });
});
