import { describe, expect, it } from "vitest";
import type { WorkspacePatch } from "./index.ts";
import { serve } from "./test-client.ts";

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
