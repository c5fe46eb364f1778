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
    "workspace-address ok",
    "workspace-proxy ok",
  ]);
});

it("names the part of a configuration that the widget can't read", () => {
  const config = { enabled: true, customFields: [{ _id: "order" }, { _id: 5 }], departments: null };
  expect(checkReach(view(answer({ config }))).at(-1)).toMatchObject({
    check: "workspace-proxy",
    level: "problem",
    seen: "the widget can't read what it answers: config.customFields.1._id is of another kind",
  });
});

it.each([
  ["/login", "https://chat.example.com/login"],
  ["https://chat.example.com/chat/api/v1/livechat/config?x=1", "https://chat.example.com/chat"],
  ["//talk.example.com/api/v1/livechat/config/", "https://talk.example.com"],
  ["http://[", '"http://[", which is no address'],
])("names where a redirect to %s leads, as it would be written for server", (location, expected) => {
  const redirect = { ...answer({}, 301), url: `${SERVER}/api/v1/livechat/config`, headers: new Headers({ location }) };
  expect(checkReach(view(redirect as Reply)).at(-1)).toMatchObject({
    check: "workspace-address",
    level: "problem",
    seen: `it redirects to ${expected}`,
  });
});

it("names an answer that is no configuration", () => {
  expect(seen(checkReach(view(answer({ hello: "there" }))))).toContain("workspace-proxy problem");
});

describe("encryption", () => {
  const FRAME = new URL("https://static.example.com/frame/index.html");

  const PAGE = new URL("https://www.example.com");

  it.each([
    ["https", SERVER, FRAME, [PAGE], "workspace-https ok"],
    ["http on this machine", "http://localhost:3000", null, [], "workspace-https ok"],
    ["http on this machine, by its IPv6 address", "http://[::1]:3000", null, [], "workspace-https ok"],
    ["http elsewhere", "http://chat.example.com", null, [], "workspace-https warning"],
    ["http below an https frame", "http://chat.example.com", FRAME, [], "workspace-https problem"],
    ["http below an https page", "http://chat.example.com", null, [PAGE], "workspace-https problem"],
    ["an http frame on an https page", SERVER, new URL("http://a.example/frame/"), [PAGE], "workspace-https problem"],
  ])("%s", (_name, server, frame, pages, expected) => {
    expect(seen(checkEncryption(server, frame, pages))).toEqual([expected]);
  });
});
