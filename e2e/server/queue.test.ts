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
