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
      { path: "livechat/config", fault: { kind: "delay", ms: 500 } },
    );
    const config = () => fetch(`${server.url}/api/v1/livechat/config?token=a`).catch(() => "gone");
    const pending = [config(), config()];
    await fetch(`${server.controlUrl}/events`);
    await expect.poll(() => server.control.requests().length).toBe(2);
    // Waiting for the hanging one would never end.
    await server.close();
    expect(await Promise.all(pending)).toEqual(["gone", "gone"]);
    // The late one wakes up to a closed database: that must not end the process.
    await new Promise((resolve) => setTimeout(resolve, 600));
    await server.close();
  });

  it("says when the port is taken", async () => {
    const server = await serve();
    const port = Number(new URL(server.origin).port);
    await expect(startServer({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });

  it("answers 400 to a % that begins no character", async () => {
    const root = await directory();
    const server = await serve({ static: { "/shop": root } });
    for (const path of [
      "/shop/%",
      "/%ff",
      "/api/v1/livechat/visitor/%zz",
      `${new URL(server.controlUrl).pathname}/%`,
    ]) {
      expect((await fetch(server.origin + path)).status).toBe(400);
    }
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
