import { describe, expect, it } from "vitest";
import { demoWorkspace } from "./index.ts";
import { part, serve, type TestServer } from "./test-client.ts";

const config = async (server: TestServer, query = "") =>
  part((await server.get(`livechat/config${query}`)).json, "config");

describe("GET livechat/config", () => {
  it("answers settings, theme, messages and departments", async () => {
    const server = await serve();
    expect(await config(server)).toMatchObject({
      enabled: true,
      online: true,
      settings: { registrationForm: true, emailFieldRegistrationForm: true },
      theme: { title: "Need help?", position: "right" },
      messages: { registrationFormMessage: expect.any(String) },
      departments: [
        { _id: "dep-sales", name: "Sales", showOnRegistration: true, showOnOfflineForm: true },
        { _id: "dep-support" },
        { _id: "dep-internal", showOnRegistration: false },
      ],
    });
  });

  it("says nothing but enabled: false with Omnichannel off", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    server.control.configure({ enabled: false });
    expect(await config(server, "?token=a")).toEqual({ enabled: false });
  });

  it("refuses unknown query keys", async () => {
    const server = await serve();
    const answer = await server.get("livechat/config?token=a&x=1");
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: "must NOT have additional properties [invalid-params]",
      errorType: "invalid-params",
    });
  });

  it("mentions custom fields only in a licensed workspace, and only the visitor's own", async () => {
    const server = await serve({ workspace: { ...demoWorkspace, licensed: false } });
    expect(await config(server)).not.toHaveProperty("customFields");
    server.control.configure({ licensed: true });
    const { customFields } = await config(server);
    expect(customFields).toEqual([
      {
        _id: "topic",
        label: "What is it about?",
        required: true,
        type: "select",
        defaultValue: "An order",
        options: ["An order", "Sizes and fit", "Returns", "Something else"],
      },
      {
        _id: "orderNumber",
        label: "Order number",
        regexp: "^FW-[0-9]{6}$",
        required: false,
        type: "input",
        defaultValue: null,
      },
      { _id: "company", label: "Company", required: false, type: "input", defaultValue: null },
    ]);
  });

  it("hides a field that is visible but not public, and one that is public but hidden", async () => {
    const server = await serve({
      workspace: {
        licensed: true,
        customFields: [
          { key: "a", label: "A", public: false },
          { key: "b", label: "B", visibility: "hidden" },
        ],
      },
    });
    expect((await config(server)).customFields).toEqual([]);
  });

  it("splits the options at the commas as they were typed, also of a field that is no select any more", async () => {
    const server = await serve({
      workspace: {
        licensed: true,
        customFields: [
          { key: "plan", label: "Plan", type: "select", options: "Free, Pro" },
          { key: "size", label: "Size", options: "S,L" },
          { key: "none", label: "None", type: "select", options: "" },
        ],
      },
    });
    const { customFields } = await config(server);
    expect(customFields).toMatchObject([{ options: ["Free", " Pro"] }, { type: "input", options: ["S", "L"] }, {}]);
    expect((customFields as object[])[2]).not.toHaveProperty("options");
  });

  it("leaves out a department that is disabled", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "one", name: "One", enabled: false },
          { _id: "two", name: "Two" },
        ],
      },
    });
    expect((await config(server)).departments).toMatchObject([{ _id: "two" }]);
    expect((await config(server, "?department=one")).online).toBe(false);
  });

  it("says that local storage is to be cleared after the chat, where the workspace wants it", async () => {
    const server = await serve({ workspace: { settings: { clearLocalStorageWhenChatEnded: true } } });
    expect((await config(server)).settings).toMatchObject({ clearLocalStorageWhenChatEnded: true });
  });

  it("recognises a registered visitor, without phone and custom fields", async () => {
    const server = await serve();
    expect(await config(server, "?token=a")).not.toHaveProperty("guest");
    await server.register({ token: "a", name: "Ann", email: "a@b.c", phone: "1" });
    const known = await config(server, "?token=a");
    expect(known.guest).toEqual({
      _id: expect.any(String),
      name: "Ann",
      username: "guest-1",
      token: "a",
      visitorEmails: [{ address: "a@b.c" }],
    });
    expect(known).not.toHaveProperty("room");
  });

  it("names the room only while one is open", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const rid = await server.room("a");
    expect((await config(server, "?token=a")).room).toMatchObject({ _id: rid, open: true });
    server.control.agentClose(rid);
    expect(await config(server, "?token=a")).not.toHaveProperty("room");
  });

  it("names the agent who serves the room, unless the workspace hides who that is", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    await server.room("a");
    const { agent, room } = await config(server, "?token=a");
    expect(agent).toEqual({ _id: "agent-mira", username: "mira.holt", name: "Mira Holt", status: "online" });
    expect(room).toMatchObject({
      servedBy: { _id: "agent-mira", username: "mira.holt", ts: expect.any(String) },
    });
    server.control.configure({ settings: { agentHiddenInfo: true } });
    expect((await config(server, "?token=a")).agent).toEqual({ hiddenInfo: true });
  });

  it("says who is online per department, and for the workspace without one", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "on", name: "On" },
          { _id: "off", name: "Off", online: false },
        ],
      },
    });
    const online = async (query: string) => (await config(server, query)).online;
    expect(await online("")).toBe(true);
    expect(await online("?department=on")).toBe(true);
    expect(await online("?department=off")).toBe(false);
    expect(await online("?department=nowhere")).toBe(false);
    server.control.configure({ online: false });
    expect(await online("")).toBe(false);
    expect(await online("?department=on")).toBe(false);
  });

  it("counts the department that another falls back to, and that one's, as online", async () => {
    const server = await serve({
      workspace: {
        departments: [
          { _id: "one", name: "One", online: false, fallbackForwardDepartment: "two" },
          { _id: "two", name: "Two", online: false, fallbackForwardDepartment: "three" },
          { _id: "three", name: "Three" },
          { _id: "circle", name: "Circle", online: false, fallbackForwardDepartment: "circle" },
        ],
      },
    });
    expect((await config(server, "?department=one")).online).toBe(true);
    expect((await config(server, "?department=circle")).online).toBe(false);
  });

  it("is always online where chats are taken without agents", async () => {
    const server = await serve({ workspace: { online: false, acceptsChatsWithNoAgents: true } });
    expect((await config(server)).online).toBe(true);
    expect((await config(server, "?department=dep-sales")).online).toBe(true);
  });

  it("is served below a base path", async () => {
    const server = await serve({ basePath: "/chat" });
    expect(server.url).toMatch(/\/chat$/);
    expect((await config(server)).enabled).toBe(true);
    expect((await fetch(`${server.origin}/api/v1/livechat/config`)).status).toBe(404);
  });
});
