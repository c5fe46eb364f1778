import { get } from "node:http";
import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

async function json(url: string, method = "GET", body?: unknown) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(url, init);
  const parsed = (await response.json()) as Record<string, unknown>;
  return { status: response.status, json: parsed, headers: response.headers };
}

describe("control", () => {
  it("lists every request in order, refused and faulted ones too", async () => {
    const server = await serve();
    server.control.fault({ path: "livechat/room", fault: { kind: "html", status: 502 } });
    await server.post("livechat/visitor", { visitor: { token: "a" } });
    await server.get("livechat/room?token=a");
    await server.get("livechat/room?token=b");
    await server.get("livechat/nothing");
    const { requests } = server.control;
    expect(requests().map(({ seq, method, path, status, note }) => [seq, method, path, status, note])).toEqual([
      [1, "POST", "livechat/visitor", 200, null],
      [2, "GET", "livechat/room", 502, "fault: html"],
      [3, "GET", "livechat/room", 400, "invalid-token"],
      [4, "GET", "livechat/nothing", 404, null],
    ]);
    expect(requests()[0]).toMatchObject({
      body: { visitor: { token: "a" } },
      headers: { origin: null, contentType: "application/json" },
      preflight: false,
    });
    expect(requests()[1]?.query).toEqual({ token: "a" });
  });

  it("notes the headers that say something of the client", async () => {
    const server = await serve();
    await server.get("livechat/config", {
      Cookie: "a=b",
      Accept: "text/x",
      Referer: "https://shop/",
      "X-Auth-Token": "t",
    });
    expect(server.control.requests()[0]?.headers).toEqual({
      ...{ origin: null, contentType: null, accept: "text/x", referer: "https://shop/", cookie: "a=b" },
      own: ["x-auth-token"],
    });
  });

  it("merges settings, theme and messages, replaces lists, and refuses what does not exist", async () => {
    const { control } = await serve();
    control.configure({ theme: { title: "Hello" }, departments: [{ _id: "d", name: "D" }] });
    expect(control.workspace()).toMatchObject({
      theme: { title: "Hello", position: "right" },
      departments: [{ _id: "d", name: "D", showOnRegistration: true }],
    });
    expect(() => control.configure({ onlin: true } as object)).toThrow(/onlin/);
  });

  it("resets to the workspace it was started with, and to nothing stored", async () => {
    const server = await serve({ workspace: { licensed: true } });
    await server.register({ token: "a" });
    server.control.configure({ licensed: false });
    server.control.fault({ path: "*", fault: { kind: "drop-before" } });
    server.control.reset();
    expect(server.control.state()).toMatchObject({
      workspace: { licensed: true },
      visitors: [],
      requests: [],
      faults: [],
    });
    expect(await server.register({ token: "b" })).toMatchObject({ username: "guest-1" });
  });

  it("hands out copies", async () => {
    const server = await serve();
    await server.get("livechat/config");
    server.control.requests().pop();
    expect(server.control.requests()).toHaveLength(1);
    server.control.workspace().departments.pop();
    expect(server.control.workspace().departments).toHaveLength(3);
  });
});

describe("the control interface", () => {
  it("does over HTTP what the object does, below no base path", async () => {
    const server = await serve({ basePath: "/chat", workspace: { routing: "manual" } });
    expect(server.controlUrl).toMatch(new RegExp(`^${server.origin}/_control/[\\w-]{24}$`));
    const at = (path: string) => `${server.controlUrl}/${path}`;
    await json(at("workspace"), "PATCH", { theme: { title: "Over HTTP" } });
    await json(at("faults"), "POST", [{ path: "livechat/config", fault: { kind: "status", status: 500 } }]);
    expect((await server.get("livechat/config")).status).toBe(500);
    await server.register({ token: "a" });
    const rid = await server.room("a");
    await json(at("queue"), "POST", { count: 2 });
    await json(at("agent/take"), "POST", { rid });
    await json(at("contact/verify"), "POST", { rid });
    await json(at("agent/message"), "POST", { rid, msg: "Hello" });
    await json(at("agent/close"), "POST", { rid });
    const state = await json(at("state"));
    expect(state.json).toMatchObject({
      seq: expect.any(Number),
      workspace: { theme: { title: "Over HTTP" } },
      visitors: [{ token: "a" }, {}, {}],
      rooms: [
        { _id: rid, open: false, servedBy: { name: "Mira Holt" }, verified: true },
        { open: true },
        { open: true },
      ],
      messages: [{ msg: "Hello", u: { name: "Mira Holt" } }],
      offlineMessages: [],
      pages: [],
      requests: [{ path: "livechat/config" }, { path: "livechat/visitor" }, { path: "livechat/room" }],
    });
    await json(at("reset"), "POST");
    expect(server.control.visitors()).toEqual([]);
  });

  it("answers 400 and says what is wrong", async () => {
    const server = await serve();
    const wrong = await json(`${server.controlUrl}/workspace`, "PATCH", { online: "yes" });
    expect(wrong.status).toBe(400);
    expect(wrong.json.error).toContain("online");
    const unknown = await json(`${server.controlUrl}/agent/close`, "POST", { rid: "x" });
    expect(unknown.status).toBe(400);
  });

  it("answers pages of the demo's origin, and of no other", async () => {
    const controlOrigin = "http://localhost:8080";
    const server = await serve({ controlOrigin });
    const ask = async (origin: string, method = "GET") => {
      const { status, headers } = await fetch(`${server.controlUrl}/state`, { method, headers: { Origin: origin } });
      return [status, headers.get("access-control-allow-origin")];
    };
    expect(await ask(controlOrigin)).toEqual([200, controlOrigin]);
    expect(await ask(controlOrigin, "OPTIONS")).toEqual([204, controlOrigin]);
    for (const origin of ["https://evil.example", "null", server.origin, "http://localhost:8081"]) {
      expect(await ask(origin)).toEqual([403, null]);
      expect(await ask(origin, "OPTIONS")).toEqual([403, null]);
    }
    const closed = await serve();
    expect((await fetch(`${closed.controlUrl}/state`, { headers: { Origin: controlOrigin } })).status).toBe(403);
  });

  it("answers nobody who doesn't know its key", async () => {
    const server = await serve();
    for (const path of ["_control/state", "_control/", `_control/${"x".repeat(24)}/state`]) {
      expect((await fetch(`${server.origin}/${path}`)).status).toBe(404);
    }
    expect((await serve()).controlUrl.split("/").pop()).not.toBe(server.controlUrl.split("/").pop());
  });

  it("answers by the server's own name alone, so that nobody's name can be bent to this machine", async () => {
    const server = await serve();
    const { hostname, port, pathname, host: own } = new URL(`${server.controlUrl}/state`);
    const ask = (host: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const request = get({ hostname, port, path: pathname, headers: { host } }, ({ statusCode }) =>
          resolve(statusCode),
        );
        request.on("error", reject);
      });
    expect(await ask(own)).toBe(200);
    expect(await ask(`evil.example:${port}`)).toBe(403);
    expect(await ask(hostname)).toBe(403);
  });

  it("tells a listening page of a change, with a number that grows", async () => {
    const server = await serve();
    const response = await fetch(`${server.controlUrl}/events`);
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => {
      const text = String((await reader?.read())?.value);
      expect(text).toContain("event: change");
      return (JSON.parse(/data: (.*)/.exec(text)?.[1] ?? "") as { seq: number }).seq;
    };
    const first = await next();
    await server.get("livechat/config");
    expect(await next()).toBeGreaterThan(first);
  });
});
