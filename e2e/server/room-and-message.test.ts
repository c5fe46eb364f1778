import { describe, expect, it } from "vitest";
import { part, serve } from "./test-client.ts";

describe("GET livechat/room", () => {
  it("creates a room with the agent, then answers the open one", async () => {
    const server = await serve();
    await server.register({ token: "a", name: "Ann", department: "Sales" });
    const first = await server.get("livechat/room?token=a");
    expect(first.json).toMatchObject({
      success: true,
      newRoom: true,
      room: {
        fname: "Ann",
        open: true,
        departmentId: "dep-sales",
        servedBy: { _id: "agent-mira", username: "mira.holt" },
      },
    });
    // The agent's name is in the configuration alone.
    expect(part(first.json, "room").servedBy).not.toHaveProperty("name");
    const second = await server.get("livechat/room?token=a");
    expect(second.json.newRoom).toBe(false);
    expect(part(second.json, "room")._id).toBe(part(first.json, "room")._id);
  });

  it("refuses the second of two that are created at once, without a code", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const answers = await Promise.all([server.get("livechat/room?token=a"), server.get("livechat/room?token=a")]);
    const loser = answers.find(({ status }) => status === 400);
    expect(loser?.json).toEqual({ success: false, error: expect.stringContaining("duplicate key") });
    expect(server.control.rooms()).toHaveLength(1);
  });

  it("creates two rooms when two calls run at once, before version 8", async () => {
    const server = await serve({ workspace: { serverMajor: 7 } });
    await server.register({ token: "a" });
    const [one, two] = await Promise.all([server.room("a"), server.room("a")]);
    expect(one).not.toBe(two);
    expect(server.control.rooms()).toHaveLength(2);
  });

  it("answers the bare room where the workspace's version does", async () => {
    const server = await serve({ workspace: { roomAnswer: "bare" } });
    await server.register({ token: "a" });
    const { json } = await server.get("livechat/room?token=a");
    expect(json).toMatchObject({ success: true, t: "l", _id: expect.any(String) });
    expect(json).not.toHaveProperty("room");
  });

  it("refuses an unknown token, a missing one and another visitor's room", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    await server.register({ token: "b" });
    const rid = await server.room("a");
    expect((await server.get("livechat/room?token=x")).json.error).toBe("invalid-token");
    expect((await server.get("livechat/room")).json.errorType).toBe("invalid-params");
    expect((await server.get(`livechat/room?token=b&rid=${rid}`)).json.error).toBe("invalid-room");
  });

  it("refuses when nobody is online, in the workspace or in the department", async () => {
    const server = await serve();
    server.control.configure({
      departments: [{ _id: "dep-sales", name: "Sales", online: false }],
    });
    await server.register({ token: "a", department: "Sales" });
    const nobody = {
      success: false,
      error: "Sorry, no online agents [no-agent-online]",
      errorType: "no-agent-online",
    };
    const answer = await server.get("livechat/room?token=a");
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual(nobody);
    await server.register({ token: "b" });
    expect((await server.get("livechat/room?token=b")).status).toBe(200);
    server.control.configure({ online: false });
    await server.register({ token: "c" });
    expect((await server.get("livechat/room?token=c")).json).toEqual(nobody);
  });

  it("puts a visitor without a department into the first that is enabled, shown and staffed", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "disabled", name: "Disabled", enabled: false },
          { _id: "hidden", name: "Hidden", showOnRegistration: false },
          { _id: "away", name: "Away", online: false },
          { _id: "there", name: "There" },
        ],
      },
    });
    await server.register({ token: "a" });
    await server.room("a");
    expect(server.control.rooms()).toMatchObject([{ departmentId: "there" }]);
    expect(server.control.visitors()[0]).not.toHaveProperty("department");
    server.control.configure({ departments: [] });
    await server.register({ token: "b" });
    await server.room("b");
    expect(server.control.rooms()[1]).not.toHaveProperty("departmentId");
  });

  it("goes to the department that the visitor's falls back to", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "away", name: "Away", online: false, fallbackForwardDepartment: "there" },
          { _id: "there", name: "There" },
        ],
      },
    });
    await server.register({ token: "a", department: "away" });
    await server.room("a");
    expect(server.control.rooms()).toMatchObject([{ departmentId: "there", servedBy: { username: "mira.holt" } }]);
  });

  it("opens with nobody online where chats are taken without agents, and waits", async () => {
    const server = await serve({ workspace: { online: false, acceptsChatsWithNoAgents: true } });
    await server.register({ token: "a", department: "Sales" });
    await server.room("a");
    expect(server.control.rooms()).toMatchObject([{ departmentId: "dep-sales", open: true }]);
    expect(server.control.rooms()[0]).not.toHaveProperty("servedBy");
  });

  it("knows the official widget by its two cookies", async () => {
    const server = await serve();
    for (const token of ["a", "b", "c"]) await server.register({ token });
    const source = async (token: string, cookie: string) => {
      const answer = await server.get(`livechat/room?token=${token}`, { Cookie: cookie });
      return part(answer.json, "room").source;
    };
    expect(await source("a", "rc_room_type=l; rc_is_widget=t")).toEqual({
      type: "widget",
      destination: new URL(server.origin).host,
    });
    expect(await source("b", "rc_is_widget=t")).toEqual({ type: "api" });
    expect(await source("c", "")).toEqual({ type: "api" });
  });

  it("still answers an open room when nobody is online", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const rid = await server.room("a");
    server.control.configure({ online: false });
    expect(await server.room("a")).toBe(rid);
  });

  it("refuses with Omnichannel off", async () => {
    const server = await serve({ workspace: { enabled: false } });
    await server.register({ token: "a" });
    expect((await server.get("livechat/room?token=a")).json).toEqual({
      success: false,
      error: "[error-omnichannel-is-disabled]",
      errorType: "error-omnichannel-is-disabled",
    });
  });

  it.each([
    ["error-contact-channel-blocked", { error: "error-contact-channel-blocked" }],
    [
      "error-app-prevented",
      { error: "The app refused the conversation [error-app-prevented]", errorType: "error-app-prevented" },
    ],
    ["error-invalid-contact", { error: "error-invalid-contact" }],
    ["error-failed-to-start-conversation", { error: "error-failed-to-start-conversation" }],
  ] as const)("refuses with %s, but not the open room", async (roomRefusal, body) => {
    const server = await serve({ workspace: { roomRefusal } });
    await server.register({ token: "a" });
    const answer = await server.get("livechat/room?token=a");
    expect([answer.status, answer.json]).toEqual([400, { success: false, ...body }]);
    server.control.configure({ roomRefusal: null });
    const rid = await server.room("a");
    server.control.configure({ roomRefusal });
    expect(await server.room("a")).toBe(rid);
  });

  it("makes a new room once the agent closed the old one", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const rid = await server.room("a");
    server.control.agentClose(rid);
    expect(await server.room("a")).not.toBe(rid);
  });
});

describe("livechat/message", () => {
  async function inRoom() {
    const server = await serve();
    await server.register({ token: "a", name: "Ann" });
    const rid = await server.room("a");
    const say = (body: object) => server.post("livechat/message", { token: "a", rid, msg: "Hi", ...body });
    return { server, rid, say };
  }

  it("stores a message and answers it", async () => {
    const { server, rid, say } = await inRoom();
    const { json } = await say({ _id: "m1" });
    expect(json).toMatchObject({
      success: true,
      message: { _id: "m1", rid, msg: "Hi", token: "a", u: { name: "Ann" } },
    });
    expect(server.control.messages()).toHaveLength(1);
  });

  it("stores a client's _id once and refuses the repeat without a code", async () => {
    const { server, rid, say } = await inRoom();
    await say({ _id: "m1" });
    const repeat = await say({ _id: "m1" });
    expect(repeat.status).toBe(400);
    expect(repeat.json).not.toHaveProperty("errorType");
    expect(server.control.messages()).toHaveLength(1);
    const found = await server.get(`livechat/message/m1?token=a&rid=${rid}`);
    expect(found.json).toMatchObject({ success: true, message: { _id: "m1" } });
    const missing = await server.get(`livechat/message/m2?token=a&rid=${rid}`);
    expect(missing.json).toEqual({ success: false, error: "invalid-message" });
  });

  it("refuses with the code alone", async () => {
    const { server, rid, say } = await inRoom();
    expect((await say({ token: "x" })).json).toEqual({ success: false, error: "invalid-token" });
    expect((await say({ rid: "x" })).json).toEqual({ success: false, error: "invalid-room" });
    server.control.configure({ settings: { limitTextLength: 5 } });
    expect((await say({ msg: "123456" })).json.error).toBe("message-length-exceeds-character-limit");
    server.control.agentClose(rid);
    expect((await say({})).json).toEqual({ success: false, error: "room-closed" });
    expect(server.control.messages()).toEqual([]);
  });

  it("validates the body and the query", async () => {
    const { server, say } = await inRoom();
    expect((await say({ extra: 1 })).json.errorType).toBe("invalid-params");
    expect((await server.get("livechat/message/m1?token=a")).json.error).toBe(
      "must have required property 'rid' [invalid-params]",
    );
  });
});
