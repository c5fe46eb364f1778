import { describe, expect, it } from "vitest";
import type { WorkspacePatch } from "./index.ts";
import { part, serve, type TestServer } from "./test-client.ts";

const waitingQueue = { statistics: true, message: "Soon.", averageChatSeconds: 200 };

async function queued(workspace: WorkspacePatch = {}) {
  const server = await serve({ workspace: { licensed: true, routing: "manual", waitingQueue, ...workspace } });
  await server.register({ token: "a", name: "Ada" });
  return server;
}

async function config(server: TestServer, token = "a") {
  return part((await server.get(`livechat/config?token=${token}`)).json, "config");
}

describe("the queue", () => {
  it("tells those who wait their place, the expected time and the workspace's text, until somebody serves them", async () => {
    const server = await queued();
    const [first] = server.control.addToQueue(1);
    const rid = await server.room("a");
    expect(await config(server)).toMatchObject({
      room: { _id: rid, open: true },
      queueInfo: { spot: 2, estimatedWaitTimeSeconds: 202, message: { text: "Soon." } },
    });
    expect(await config(server)).not.toHaveProperty("agent");
    server.control.agentTake(first?._id ?? "");
    expect((await config(server)).queueInfo).toMatchObject({ spot: 1, estimatedWaitTimeSeconds: 200 });
    server.control.agentTake(rid, { _id: "agent-kim", username: "kim", name: "Kim Berg" });
    const served = await config(server);
    expect(served).not.toHaveProperty("queueInfo");
    expect(served.agent).toEqual({ _id: "agent-kim", username: "kim", name: "Kim Berg", status: "online" });
  });

  it("is one for each department", async () => {
    const server = await queued();
    server.control.addToQueue(3, "dep-support");
    await server.room("a");
    expect(server.control.rooms().map(({ departmentId }) => departmentId)).toEqual([
      ...["dep-support", "dep-support", "dep-support"],
      "dep-sales",
    ]);
    expect((await config(server)).queueInfo).toMatchObject({ spot: 1 });
  });

  it("estimates nothing while there were no chats", async () => {
    const server = await queued({ waitingQueue: { ...waitingQueue, averageChatSeconds: null } });
    await server.room("a");
    expect((await config(server)).queueInfo).not.toHaveProperty("estimatedWaitTimeSeconds");
  });

  it.each([
    ["without a licence", { licensed: false }],
    ["with the waiting queue off", { waitingQueue: null }],
    ["without its statistics", { waitingQueue: { ...waitingQueue, statistics: false } }],
  ])("is not spoken of %s", async (_, workspace) => {
    const server = await queued(workspace);
    await server.room("a");
    expect(await config(server)).not.toHaveProperty("queueInfo");
  });
});

describe("contact verification", () => {
  it("lets the room wait with no agent and no place in the queue, until the contact is verified", async () => {
    const server = await queued({ contactVerification: "once", routing: "auto" });
    const answer = await server.get("livechat/room?token=a");
    expect(answer.json).toMatchObject({ newRoom: true, room: { open: true, verified: false } });
    expect(Object.keys(part(answer.json, "room"))).not.toContain("isVerifying");
    const rid = await server.room("a");
    for (const key of ["agent", "queueInfo"]) expect(await config(server)).not.toHaveProperty(key);
    expect(() => server.control.agentTake(rid)).toThrow("error-unverified-contact");
    server.control.verifyContact(rid);
    expect((await server.get("livechat/room?token=a")).json).toMatchObject({
      room: { _id: rid, verified: true, servedBy: { username: "mira.holt" } },
    });
  });

  it("puts the verified into the queue where nobody serves them at once", async () => {
    const server = await queued({ contactVerification: "once" });
    const rid = await server.room("a");
    server.control.verifyContact(rid);
    expect((await config(server)).queueInfo).toMatchObject({ spot: 1 });
  });

  it.each([
    ["once", false],
    ["always", true],
  ] as const)("is asked for %s", async (contactVerification, isAskedAgain) => {
    const server = await queued({ contactVerification });
    const rid = await server.room("a");
    server.control.verifyContact(rid);
    server.control.agentClose(rid);
    await server.room("a");
    const [, second] = server.control.rooms();
    expect([second?.verified, second?.isVerifying ?? false]).toEqual([!isAskedAgain, isAskedAgain]);
  });

  it("is told by every room from version 7 on, also where nobody asks for it", async () => {
    const server = await queued();
    expect((await server.get("livechat/room?token=a")).json).toMatchObject({ room: { verified: false } });
    expect((await config(server)).queueInfo).toMatchObject({ spot: 1 });
    server.control.configure({ serverMajor: 6, contactVerification: "always" });
    await server.register({ token: "b" });
    await server.room("b");
    expect(server.control.rooms()[1]).not.toHaveProperty("verified");
    expect((await config(server, "b")).queueInfo).toMatchObject({ spot: 2 });
  });
});

describe("POST livechat/visitor/department.transfer", () => {
  async function inSales(workspace: WorkspacePatch = {}) {
    const server = await serve({ workspace });
    await server.register({ token: "a", department: "Sales" });
    const rid = await server.room("a");
    const transfer = (body: object) =>
      server.post("livechat/visitor/department.transfer", { token: "a", rid, department: "dep-support", ...body });
    return { server, rid, transfer };
  }

  it("moves room and visitor, and answers nothing else", async () => {
    const { server, transfer } = await inSales();
    const answer = await transfer({});
    expect([answer.status, answer.json]).toEqual([200, { success: true }]);
    expect(server.control.rooms()).toMatchObject([{ departmentId: "dep-support", servedBy: { name: "Mira Holt" } }]);
    expect(server.control.visitors()).toMatchObject([{ department: "dep-support" }]);
  });

  it("leaves the agent behind where chats are taken by hand", async () => {
    const { server, rid, transfer } = await inSales({ routing: "manual" });
    server.control.agentTake(rid);
    await transfer({});
    expect(server.control.rooms()[0]).not.toHaveProperty("servedBy");
  });

  it("refuses with the code alone", async () => {
    const { server, rid, transfer } = await inSales();
    const refusal = async (body: object) => (await transfer(body)).json;
    expect(await refusal({ token: "x" })).toEqual({ success: false, error: "invalid-token" });
    expect((await refusal({ rid: "x" })).error).toBe("error-invalid-room");
    expect((await refusal({ department: "Nowhere" })).error).toBe("error-invalid-department");
    expect((await refusal({ department: "dep-sales" })).error).toBe("error-forwarding-chat-same-department");
    expect((await refusal({ extra: 1 })).errorType).toBe("invalid-params");
    server.control.configure({ online: false });
    expect((await refusal({})).error).toBe("error-transfering-chat");
    server.control.agentClose(rid);
    expect((await refusal({})).error).toBe("This_conversation_is_already_closed");
    expect(server.control.rooms()).toMatchObject([{ departmentId: "dep-sales" }]);
  });

  it("is not there before version 8", async () => {
    const { transfer } = await inSales({ serverMajor: 7 });
    expect((await transfer({})).status).toBe(405);
  });
});
