import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

const message = { name: "Ann", email: "a@b.c", message: "Call me" };

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

  it("refuses with one text and no code, except for a validation", async () => {
    const server = await serve({ workspace: { settings: { displayOfflineForm: false } } });
    const answer = await server.post("livechat/offline.message", message);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: "Error sending Omnichannel offline message",
    });
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
