import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { serve } from "./test-client.ts";

const CHILD = `
  const { startServer } = await import(process.env.SERVER_MODULE);
  const { url } = await startServer({ file: process.env.SERVER_FILE });
  console.log(url);
`;

it("keeps what was answered when its process is killed", async () => {
  const directory = await mkdtemp(join(tmpdir(), "prechat-killed-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const file = join(directory, "demo.db");
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "--eval", CHILD], {
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      SERVER_MODULE: new URL("./index.ts", import.meta.url).href,
      SERVER_FILE: file,
    },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const api = `${line.toString().trim()}/api/v1`;
  for (const token of ["a", "b"]) {
    const response = await fetch(`${api}/livechat/visitor`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ visitor: { token } }),
    });
    expect(response.status).toBe(200);
  }
  await fetch(`${api}/livechat/room?token=b`);
  child.kill("SIGKILL");
  await once(child, "exit");

  const server = await serve({ file });
  expect(server.control.visitors().map(({ token }) => token)).toEqual(["a", "b"]);
  expect(server.control.rooms()).toMatchObject([{ v: { token: "b" }, open: true }]);
}, 20_000);
