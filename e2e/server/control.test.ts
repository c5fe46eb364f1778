import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { demoWorkspace, startServer } from "./index.ts";
import { serve } from "./test-client.ts";

async function directory(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), "prechat-server-"));
  onTestFinished(() => rm(path, { recursive: true }));
  return path;
}

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

describe("/_control", () => {
  it("does over HTTP what the object does, for any origin and below no base path", async () => {
    const server = await serve({ basePath: "/chat" });
    const at = (path: string) => `${server.origin}/_control/${path}`;
    await json(at("workspace"), "PATCH", { theme: { title: "Over HTTP" } });
    await json(at("faults"), "POST", [{ path: "livechat/config", fault: { kind: "status", status: 500 } }]);
    expect((await server.get("livechat/config")).status).toBe(500);
    await server.register({ token: "a" });
    const rid = await server.room("a");
    await json(at("agent/message"), "POST", { rid, msg: "Hello" });
    await json(at("agent/close"), "POST", { rid });
    const state = await json(at("state"));
    expect(state.headers.get("access-control-allow-origin")).toBe("*");
    expect(state.json).toMatchObject({
      seq: expect.any(Number),
      workspace: { theme: { title: "Over HTTP" } },
      visitors: [{ token: "a" }],
      rooms: [{ _id: rid, open: false }],
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
    const wrong = await json(`${server.origin}/_control/workspace`, "PATCH", { online: "yes" });
    expect(wrong.status).toBe(400);
    expect(wrong.json.error).toContain("online");
    const unknown = await json(`${server.origin}/_control/agent/close`, "POST", { rid: "x" });
    expect(unknown.status).toBe(400);
  });

  it("tells a listening page of a change, with a number that grows", async () => {
    const server = await serve();
    const response = await fetch(`${server.origin}/_control/events`);
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

describe("startServer", () => {
  it("keeps the data in a file", async () => {
    const file = join(await directory(), "data", "demo.db");
    const before = await startServer({ file, workspace: demoWorkspace });
    const body = JSON.stringify({ visitor: { token: "a", name: "Ann" } });
    const headers = { "Content-Type": "application/json" };
    await fetch(`${before.url}/api/v1/livechat/visitor`, { method: "POST", headers, body });
    await before.close();
    const after = await serve({ file });
    expect(after.control.visitors()).toMatchObject([{ token: "a", name: "Ann" }]);
    expect(await after.register({ token: "b" })).toMatchObject({ username: "guest-2" });
  });

  it("closes at once with a hanging request, a late one and an open event stream", async () => {
    const server = await startServer();
    server.control.fault(
      { path: "livechat/config", fault: { kind: "hang" } },
      { path: "livechat/config", fault: { kind: "delay", ms: 60 } },
    );
    const config = () => fetch(`${server.url}/api/v1/livechat/config?token=a`).catch(() => "gone");
    const pending = [config(), config()];
    await fetch(`${server.origin}/_control/events`);
    await expect.poll(() => server.control.requests().length).toBe(2);
    const started = performance.now();
    await server.close();
    expect(performance.now() - started).toBeLessThan(500);
    expect(await Promise.all(pending)).toEqual(["gone", "gone"]);
    // The late one wakes up to a closed database: that must not end the process.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await server.close();
  });

  it("says when the port is taken", async () => {
    const server = await serve();
    const port = Number(new URL(server.origin).port);
    await expect(startServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("serves a directory, and nothing beside it", async () => {
    const root = await directory();
    await writeFile(join(root, "index.html"), "<h1>Hi</h1>");
    await writeFile(`${root}.secret`, "secret");
    onTestFinished(() => rm(`${root}.secret`));
    const server = await serve({ static: { "/shop": root } });
    const page = await fetch(`${server.origin}/shop/`);
    expect([await page.text(), page.headers.get("content-type")]).toEqual(["<h1>Hi</h1>", "text/html; charset=utf-8"]);
    const beside = await fetch(`${server.origin}/shop/..%2f${root.split("/").pop()}.secret`);
    expect(beside.status).toBe(404);
  });
});
