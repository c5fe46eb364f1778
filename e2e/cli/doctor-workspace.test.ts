import { expect, test } from "vitest";
import { createReport } from "../../src/cli/doctor/report.ts";
import { checkWorkspace } from "../../src/cli/doctor/workspace/check-workspace.ts";
import { lookAtWorkspace } from "../../src/cli/doctor/workspace/look.ts";
import { checkEncryption } from "../../src/cli/doctor/workspace/reach.ts";
import { freePort } from "../run/free-port.ts";
import type { FaultRule, WorkspacePatch } from "../server/index.ts";
import { serve } from "../server/test-client.ts";
import { serveStranger } from "./stranger.ts";

/*
 * Each check of the workspace is seen to pass on the default workspace, which has CORS on, and to speak up over one
 * planted fault.
 */

const FRAME = new URL("http://static.example.com/frame/index.html");

const RIGHT: WorkspacePatch = { cors: true };

/** What is said of the workspace alone. */
async function findingsFor(server: string, frame: URL | null = FRAME) {
  const view = await lookAtWorkspace({ server, frameOrigin: frame?.origin ?? null });
  const checked = [...checkEncryption(server, frame, []), ...checkWorkspace(view)];
  const { exitCode, findings } = createReport({ workspace: server, frame: null, pages: [] }, checked);
  return { exitCode, lines: findings.map(({ check, level, seen }) => `${check} ${level}: ${seen}`) };
}

async function workspaceWith(patch: WorkspacePatch = {}, options: { basePath?: string; limits?: boolean } = {}) {
  const server = await serve({ ...options, workspace: { ...RIGHT, ...patch } });
  return server;
}

test("finds nothing wrong with a workspace that is set up", async () => {
  const { url, control } = await workspaceWith(
    {
      licensed: true,
      customFields: [
        { key: "plan", label: "Plan", type: "select", options: "Free,Pro" },
        { key: "order", label: "Order", regexp: "^[0-9]{6}$" },
      ],
    },
    { limits: true },
  );
  const { exitCode, lines } = await findingsFor(url);
  expect(lines.filter((line) => !line.includes(" ok: "))).toEqual([]);
  expect(lines).toEqual([
    `workspace-https ok: ${url} is on this machine, and needs none`,
    `workspace-reached ok: ${url} answers`,
    "workspace-address ok: it is the workspace's own: nothing redirects",
    "workspace-proxy ok: the API answers, and nothing in its place",
    "workspace-version ok: Rocket.Chat 8.0",
    "omnichannel-enabled ok: it is on",
    "agents-online ok: somebody is online",
    "offline-form ok: visitors may leave a message",
    "registration-form ok: it asks for name and email",
    "departments ok: 2 shown: Sales, Support",
    "consent-text ok: the workspace does not ask for it",
    "custom-fields-told ok: the workspace tells of 2",
    "message-limit ok: there is none",
    "kept-after-chat ok: the visitor is known when they come back",
    "field-options ok: they have no spaces around them",
    "field-patterns ok: 1 read, none explosive",
    "cors-answers ok: http://static.example.com may read",
    "cors-preflight ok: http://static.example.com may send",
    "rate-limits ok: 10 questions a minute for each network address",
  ]);
  expect(exitCode).toBe(0);
  // Two of the API, and the version.
  expect(control.requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET livechat/config",
    "OPTIONS livechat/visitor",
  ]);
  expect(control.visitors()).toEqual([]);
});

const field = (patch: object): WorkspacePatch => ({
  licensed: true,
  customFields: [{ key: "plan", label: "Plan", ...patch }],
});

test.each<[expected: string, patch: WorkspacePatch]>([
  ["omnichannel-enabled problem: it is off", { enabled: false }],
  ["agents-online warning: nobody", { online: false }],
  ["offline-form warning: visitors read a notice", { settings: { displayOfflineForm: false } }],
  ["registration-form warning: it is off", { settings: { registrationForm: false } }],
  [
    "registration-form warning: it asks for neither",
    { settings: { nameFieldRegistrationForm: false, emailFieldRegistrationForm: false } },
  ],
  ["departments warning: none of 1", { departments: [{ _id: "a", name: "A", showOnRegistration: false }] }],
  ["consent-text warning: it is asked for, and", { settings: { forceAcceptDataProcessingConsent: true } }],
  [
    "consent-text ok: it is asked for",
    { settings: { forceAcceptDataProcessingConsent: true }, messages: { dataProcessingConsentText: "We keep it." } },
  ],
  ["custom-fields-told ok: the workspace does not tell", {}],
  ["message-limit warning: 20 characters", { settings: { limitTextLength: 20 } }],
  ["kept-after-chat warning: nothing, once", { settings: { clearLocalStorageWhenChatEnded: true } }],
  ["custom-fields-told warning: plan: a choice without options", field({ type: "select", options: "" })],
  ["field-options ok: no field has any", {}],
  ["field-patterns ok: no field has one", {}],
  ['field-options warning: plan: " Pro" with spaces', field({ type: "select", options: "Free, Pro" })],
  ['field-patterns problem: plan: "(" is no pattern', field({ regexp: "(" })],
  ['field-patterns warning: plan: "^(a+)+$" may take minutes', field({ regexp: "^(a+)+$" })],
  ["cors-preflight problem: it is off", { cors: false }],
  [`cors-preflight problem: ${FRAME.origin} is not in the list`, { cors: ["https://www.example.com"] }],
  [`cors-preflight ok: ${FRAME.origin} may send`, { cors: [FRAME.origin] }],
  ["cors-answers problem", { cors: ["https://www.example.com"], corsOnAnswers: false }],
  ["workspace-version ok: Rocket.Chat 6.13", { serverMajor: 6 }],
])("%s", async (expected, patch) => {
  const { exitCode, lines } = await findingsFor((await workspaceWith(patch)).url);
  expect(lines.filter((line) => line.startsWith(expected))).toHaveLength(1);
  expect(exitCode).toBe(expected.includes(" problem") ? 1 : 0);
});

test("an http workspace below an https frame is blocked, and beside it needs no CORS", async () => {
  const { url } = await workspaceWith({ cors: false });
  const secure = new URL("https://static.example.com/frame/index.html");
  expect((await findingsFor(url, secure)).lines[0]).toMatch(/^workspace-https problem/);
  const beside = await findingsFor(url, new URL("/prechat/frame/index.html", url));
  expect(beside.lines).toContain("cors-preflight ok: the frame is beside the workspace: not needed");
  expect(beside.exitCode).toBe(0);
});

test("without a frame it says that CORS was not looked at", async () => {
  const { url } = await workspaceWith();
  const { exitCode, lines } = await findingsFor(url, null);
  expect(lines).toContainEqual(expect.stringContaining("cors-preflight warning: not looked at"));
  expect(exitCode).toBe(0);
});

test("serves a workspace below a path, and finds the one whose path is too many", async () => {
  const below = await workspaceWith({}, { basePath: "/chat" });
  expect((await findingsFor(below.url, null)).exitCode).toBe(0);
  const { origin } = await workspaceWith();
  const { exitCode, lines } = await findingsFor(`${origin}/livechat`, null);
  expect(lines).toContain(`workspace-address problem: the workspace is at ${origin}, without the path`);
  expect(exitCode).toBe(1);
});

test.each<[expected: string, rule: FaultRule["fault"]]>([
  ["workspace-proxy problem: it answers a page (HTTP 502)", { kind: "html", status: 502 }],
  ["workspace-proxy problem: it answers a page (HTTP 200)", { kind: "html", status: 200 }],
  ["workspace-proxy problem: it answers HTTP 200, and no", { kind: "empty" }],
  ["workspace-reached unseen: ", { kind: "drop-before" }],
  ["rate-limits unseen: the limit of this network address", { kind: "rate-limit", seconds: 30 }],
])("%s", async (expected, fault) => {
  const { url, control } = await workspaceWith();
  control.fault({ path: "livechat/config", fault });
  const { exitCode, lines } = await findingsFor(url, null);
  expect(lines.filter((line) => line.startsWith(expected))).toHaveLength(1);
  expect(exitCode).toBe(expected.includes("unseen") ? 2 : 1);
});

test("a workspace that redirects is named by its own address", async () => {
  const url = await serveStranger((_request, response) => {
    response.writeHead(301, { Location: "https://chat.example.com/api/v1/livechat/config" }).end();
  });
  const { lines } = await findingsFor(url, null);
  expect(lines).toContain("workspace-address problem: it redirects to https://chat.example.com");
});

test("a certificate that browsers refuse is a problem", async () => {
  const url = await serveStranger((_request, response) => response.end(), true);
  const { exitCode, lines } = await findingsFor(url, null);
  expect(lines).toEqual([
    "workspace-https ok: the workspace is asked with https",
    `workspace-certificate problem: ${url}: its certificate is signed by itself`,
  ]);
  expect(exitCode).toBe(1);
});

test("where nobody listens, nothing could be looked at", async () => {
  const url = `http://127.0.0.1:${await freePort(41_000)}`;
  const { exitCode, lines } = await findingsFor(url, null);
  expect(lines).toContain(`workspace-reached unseen: ${url}: nobody listens there`);
  expect(exitCode).toBe(2);
});

test("a version that the widget does not know is worth a look, and so is none", async () => {
  const server = (version: string | undefined) =>
    serveStranger(({ url }, response) =>
      response
        .setHeader("Content-Type", "application/json")
        .end(JSON.stringify(url === "/api/info" ? { version } : { config: { enabled: false } })),
    );
  expect((await findingsFor(await server("4.8"), null)).lines).toContain("workspace-version warning: Rocket.Chat 4.8");
  expect((await findingsFor(await server(undefined), null)).lines).toContain(
    "workspace-version warning: the workspace does not tell it",
  );
});

test("a header that two proxies have added is one that browsers refuse, and so is one without Content-Type", async () => {
  const server = (headers: Record<string, string>) =>
    serveStranger((_request, response) =>
      response.writeHead(200, { "Access-Control-Allow-Origin": "*", ...headers }).end('{"config":{"enabled":true}}'),
    );
  const twice = await findingsFor(await server({ "Access-Control-Allow-Origin": "*, *" }));
  expect(twice.lines).toContain(
    `cors-answers problem: ${FRAME.origin} may not read: Access-Control-Allow-Origin is *, *`,
  );
  expect(twice.lines).toContain(`cors-preflight problem: Access-Control-Allow-Origin is *, * for ${FRAME.origin}`);
  const bare = await findingsFor(await server({}));
  expect(bare.lines).toContain("cors-preflight problem: Access-Control-Allow-Headers has no Content-Type");
});

test("words of a stranger's server are no commands to a terminal", async () => {
  const { url } = await workspaceWith({ departments: [{ _id: "a", name: "\u001b[2JSales\nWorkshop" }] });
  const { lines } = await findingsFor(url);
  expect(lines).toContain("departments ok: 1 shown:  [2JSales Workshop");
});
