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
