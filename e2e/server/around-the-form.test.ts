import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

const message = { name: "Ann", email: "ann@shop.example", message: "Call me" };

describe("POST livechat/offline.message", () => {
  it("stores the message for the workspace's address", async () => {
    const server = await serve();
    const answer = await server.post("livechat/offline.message", { ...message, host: "shop" });
    expect(answer.json).toEqual({ success: true, message: "Livechat offline message sent" });
    expect(server.control.offlineMessages()).toMatchObject([{ ...message, host: "shop", to: "help@shop.example" }]);
  });

  it("uses a department's own address when it has one", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "d1", name: "One", email: "one@shop.example" },
          { _id: "d2", name: "Two" },
        ],
      },
    });
    await server.post("livechat/offline.message", { ...message, department: "d1" });
    await server.post("livechat/offline.message", { ...message, department: "d2" });
    expect(server.control.offlineMessages().map(({ to }) => to)).toEqual(["one@shop.example", "help@shop.example"]);
  });

  it.each([
    ["the form is off", { settings: { displayOfflineForm: false } }, {}],
    ["no address to send to", { offlineEmail: "" }, {}],
    ["an empty email", { validatesOfflineEmail: false }, { email: "" }],
    ["a domain without mail", {}, { email: "ann@gmial.com" }],
    ["a domain that can't exist", {}, { email: "ann@shop.invalid" }],
    ["no domain at all", {}, { email: "ann" }],
  ])("refuses with one text and no code: %s", async (_, workspace, change) => {
    const server = await serve({ workspace });
    const answer = await server.post("livechat/offline.message", { ...message, ...change });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: "Error sending Omnichannel offline message",
    });
    expect(server.control.offlineMessages()).toEqual([]);
  });

  it("looks up no domain where the workspace doesn't want it", async () => {
    const server = await serve({ workspace: { validatesOfflineEmail: false } });
    expect((await server.post("livechat/offline.message", { ...message, email: "ann" })).status).toBe(200);
  });

  it("says which key is missing", async () => {
    const server = await serve();
    const { email: _, ...incomplete } = message;
    expect((await server.post("livechat/offline.message", incomplete)).json).toEqual({
      success: false,
      error: "must have required property 'email' [invalid-params]",
      errorType: "invalid-params",
    });
  });
});

describe("POST livechat/page.visited", () => {
  const pageInfo = { change: "url", title: "Boots", location: { href: "https://shop/boots" } };

  it("stores the page", async () => {
    const server = await serve();
    const answer = await server.post("livechat/page.visited", { token: "a", pageInfo });
    expect(answer.json).toMatchObject({ success: true, page: { msg: "Boots - https://shop/boots" } });
    expect(server.control.pages()).toMatchObject([
      { token: "a", change: "url", title: "Boots", href: "https://shop/boots" },
    ]);
  });

  it("answers a bare 200 to another change than the workspace's, and stores nothing", async () => {
    const server = await serve();
    const send = (change: string) =>
      server.post("livechat/page.visited", { token: "a", pageInfo: { ...pageInfo, change } });
    const answer = await send("title");
    expect([answer.status, answer.json]).toEqual([200, { success: true }]);
    server.control.configure({ settings: { historyMonitorType: "title" } });
    await send("url");
    expect(server.control.pages()).toEqual([]);
    await send("title");
    expect(server.control.pages()).toMatchObject([{ change: "title" }]);
  });

  it("refuses unknown keys at every depth", async () => {
    const server = await serve();
    const location = { href: "x", hash: "y" };
    const body = { token: "a", pageInfo: { ...pageInfo, location } };
    const answer = await server.post("livechat/page.visited", body);
    expect(answer.json.error).toBe("must NOT have additional properties [invalid-params]");
    expect(server.control.pages()).toEqual([]);
  });
});

describe("what the official widget asks beside", () => {
  it("answers the history, the agent and the status", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const rid = await server.room("a");
    await server.post("livechat/message", { token: "a", rid, msg: "Hi" });
    server.control.agentMessage(rid, "Hello, how can I help?");
    const { json } = await server.get(`livechat/messages.history/${rid}?token=a`);
    expect(json.messages).toMatchObject([
      { msg: "Hello, how can I help?", u: { username: "mira.holt" } },
      { msg: "Hi", token: "a" },
    ]);
    expect((await server.get(`livechat/agent.info/${rid}/a`)).json).toMatchObject({
      agent: { username: "mira.holt" },
    });
    const status = await server.post("livechat/visitor.status", { token: "a", status: "away" });
    expect(status.json).toEqual({ success: true, token: "a", status: "away" });
  });
});
