import { describe, expect, it } from "vitest";
import type { Reply } from "../look/ask.ts";
import type { WorkspaceView } from "./look.ts";
import { checkEncryption, checkReach } from "./reach.ts";

const SERVER = "https://chat.example.com";

function answer(body: object, status = 200): Reply {
  const headers = new Headers({ "content-type": "application/json" });
  return { kind: "answer", url: SERVER, status, headers, text: JSON.stringify(body) } as Reply;
}

const view = (config: Reply): WorkspaceView =>
  ({ server: SERVER, frameOrigin: null, config, info: config, preflight: null, root: null }) as WorkspaceView;

const seen = (findings: ReturnType<typeof checkReach>) => findings.map(({ check, level }) => `${check} ${level}`);

it("has nothing against a workspace at its own address, with a certificate that is valid", () => {
  expect(seen(checkReach(view(answer({ success: true, config: { enabled: true } }))))).toEqual([
    "workspace-reached ok",
    "workspace-certificate ok",
  ]);
});

it("names an answer that is no configuration", () => {
  expect(seen(checkReach(view(answer({ hello: "there" }))))).toContain("workspace-proxy problem");
});

describe("encryption", () => {
  const FRAME = new URL("https://static.example.com/frame/index.html");

  it.each([
    ["https", SERVER, [FRAME], []],
    ["http on this machine", "http://localhost:3000", [], []],
    ["http elsewhere", "http://chat.example.com", [], ["workspace-https warning"]],
    ["http below an https frame", "http://chat.example.com", [FRAME], ["workspace-https problem"]],
  ])("%s", (_name, server, around, expected) => {
    expect(seen(checkEncryption(server, around))).toEqual(expected);
  });
});
