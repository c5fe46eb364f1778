import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

describe("customFields inside the visitor's body", () => {
  const workspace = {
    customFields: [
      { key: "order", label: "Order", regexp: "^[0-9]+$" },
      { key: "page", label: "Page", scope: "room" as const },
    ],
  };
  const list = (...keys: string[]) => keys.map((key) => ({ key, value: "no number", overwrite: true }));

  it("skips unknown, hidden and room-scoped keys and does not look at the regexp", async () => {
    const hidden = { key: "secret", label: "S", visibility: "hidden" as const };
    const server = await serve({ workspace: { customFields: [...workspace.customFields, hidden] } });
    const customFields = list("order", "page", "nobody", "secret");
    const visitor = await server.register({ token: "a", customFields });
    expect(visitor.livechatData).toEqual({ order: "no number" });
    server.control.configure({ serverMajor: 6 });
    const inSix = await server.register({ token: "b", customFields });
    expect(inSix.livechatData).toEqual({ order: "no number", secret: "no number" });
  });

  it("answers the visitor as it is when nothing of the list is known", async () => {
    const server = await serve({ workspace });
    expect(await server.register({ token: "a", customFields: list("nobody") })).not.toHaveProperty("livechatData");
  });

  const required = {
    customFields: [...workspace.customFields, { key: "must", label: "Must", required: true }],
  };

  it("refuses the list when a required field is missing, and keeps the saved visitor", async () => {
    const server = await serve({ workspace: required });
    const answer = await server.post("livechat/visitor", {
      visitor: { token: "a", name: "Ann", customFields: list("order") },
    });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: "Missing required custom fields: must",
    });
    expect(server.control.visitors()).toMatchObject([{ token: "a", name: "Ann" }]);
    expect(server.control.visitors()[0]).not.toHaveProperty("livechatData");
  });

  it("is content with the required fields that are visible", async () => {
    const hidden = { key: "secret", label: "S", required: true, visibility: "hidden" as const };
    const server = await serve({
      workspace: { customFields: [...required.customFields, hidden] },
    });
    const visitor = await server.register({ token: "a", customFields: list("must") });
    expect(visitor.livechatData).toEqual({ must: "no number" });
  });

  it("does not ask for required fields without a list, nor in version 6", async () => {
    const server = await serve({ workspace: required });
    expect(await server.register({ token: "a" })).toMatchObject({ token: "a" });
    server.control.configure({ serverMajor: 6 });
    expect(await server.register({ token: "a", customFields: list("order") })).toMatchObject({
      livechatData: { order: "no number" },
    });
  });
});
