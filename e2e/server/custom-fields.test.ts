import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

const customFields = [
  { key: "order", label: "Order", regexp: "[0-9]{3}" },
  { key: "topic", label: "Topic" },
  { key: "page", label: "Page", scope: "room" as const },
  { key: "broken", label: "Broken", regexp: "[" },
];
const field = (key: string, value: unknown = "x", overwrite: unknown = true) => ({
  key,
  value,
  overwrite,
});

async function registered(workspace = {}) {
  const server = await serve({ workspace: { customFields, ...workspace } });
  await server.register({ token: "a" });
  const batch = (...list: unknown[]) => server.post("livechat/custom.fields", { token: "a", customFields: list });
  const one = (body: object) => server.post("livechat/custom.field", { token: "a", ...body });
  const stored = () => server.control.visitors()[0]?.livechatData;
  return { server, batch, one, stored };
}

describe("POST livechat/custom.fields", () => {
  it("stores the list and spells Key with a capital", async () => {
    const { batch, stored } = await registered();
    const answer = await batch(field("order", "123"), field("topic", "Returns"));
    expect(answer.json).toEqual({
      success: true,
      fields: [
        { Key: "order", value: "123", overwrite: true },
        { Key: "topic", value: "Returns", overwrite: true },
      ],
    });
    expect(stored()).toEqual({ order: "123", topic: "Returns" });
  });

  it("answers the room's fields first, each scope in the request's order", async () => {
    const { server, batch } = await registered();
    const keys = async () => {
      const list = [field("topic"), field("page"), field("order", "123"), field("page")];
      const { fields } = (await batch(...list)).json;
      return (fields as { Key: string }[]).map(({ Key }) => Key);
    };
    expect(await keys()).toEqual(["page", "page", "topic", "order"]);
    server.control.configure({ serverMajor: 6 });
    expect(await keys()).toEqual(["topic", "page", "order", "page"]);
  });

  it("stores nothing when one key is unknown, and does not say which", async () => {
    const { server, batch, stored } = await registered();
    await server.room("a");
    const answer = await batch(field("topic"), field("page"), field("nobody"));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ success: false, error: "invalid-custom-field" });
    expect(stored()).toBeUndefined();
    expect(server.control.rooms()[0]).not.toHaveProperty("livechatData");
  });

  it("stores nothing when one value fails its regexp, and names the field without a code", async () => {
    const { batch, stored } = await registered();
    const answer = await batch(field("topic"), field("order", "12"));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ success: false, error: "Invalid value for order field" });
    expect(stored()).toBeUndefined();
  });

  it("stores each for itself before version 7, and answers the first refusal", async () => {
    const { server, batch, stored } = await registered({ serverMajor: 6 });
    await server.room("a");
    const answer = await batch(field("topic"), field("order", "12"), field("nobody"), field("page"));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ success: false, error: "Invalid value for order field" });
    expect(stored()).toEqual({ topic: "x" });
    expect(server.control.rooms()).toMatchObject([{ livechatData: { page: "x" } }]);
    expect((await batch()).json).toEqual({ success: true, fields: [] });
  });

  it("answers a key that comes twice twice, and stores the last", async () => {
    const { batch, stored } = await registered();
    const answer = await batch(field("topic", "one"), field("topic", "two"));
    expect(answer.json.fields).toMatchObject([{ value: "one" }, { value: "two" }]);
    expect(stored()).toEqual({ topic: "two" });
  });

  it("does not anchor the regexp", async () => {
    const { batch, stored } = await registered();
    await batch(field("order", "abc1234def"));
    expect(stored()).toEqual({ order: "abc1234def" });
  });

  it("refuses every value of a field whose regexp is none", async () => {
    const { batch } = await registered();
    const answer = await batch(field("broken"));
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: expect.stringContaining("Invalid regular expression"),
    });
  });

  it("refuses an empty list", async () => {
    const { batch } = await registered();
    expect((await batch()).json).toEqual({ success: false, error: "invalid-custom-field" });
  });

  it("refuses an unknown token with the code alone", async () => {
    const { server } = await registered();
    const body = { token: "nobody", customFields: [field("topic")] };
    const answer = await server.post("livechat/custom.fields", body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ success: false, error: "invalid-token" });
  });

  it("coerces scalars", async () => {
    const { batch, stored } = await registered();
    const answer = await batch(field("order", 567, "true"), field("topic", null, 1));
    expect(answer.json.fields).toEqual([
      { Key: "order", value: "567", overwrite: true },
      { Key: "topic", value: "", overwrite: true },
    ]);
    expect(stored()).toEqual({ order: "567", topic: "" });
  });

  it.each([
    [{ token: "a" }, "must have required property 'customFields'"],
    [{ customFields: [] }, "must have required property 'token'"],
    [{ token: "a", customFields: [], x: 1 }, "must NOT have additional properties"],
    [{ token: "a", customFields: "x" }, "must be array"],
    [{ token: "a", customFields: [field("topic", ["x"])] }, "must be string"],
    [{ token: "a", customFields: [field("topic", {})] }, "must be string"],
    [{ token: "a", customFields: [field("topic", "x", "yes")] }, "must be boolean"],
    [{ token: "a", customFields: [{ key: "topic", value: "x" }] }, "must have required property 'overwrite'"],
    [{ token: "a", customFields: [{ ...field("topic"), x: 1 }] }, "must NOT have additional properties"],
  ])("refuses %j as invalid-params", async (body, problem) => {
    const { server } = await registered();
    const answer = await server.post("livechat/custom.fields", body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: `${problem} [invalid-params]`,
      errorType: "invalid-params",
    });
  });

  it("loses a room-scoped value without a word while no room is open", async () => {
    const { server, batch, stored } = await registered();
    expect((await batch(field("page", "early"))).status).toBe(200);
    await server.room("a");
    expect(server.control.rooms()[0]).not.toHaveProperty("livechatData");
    await batch(field("page", "late"));
    expect(server.control.rooms()[0]?.livechatData).toEqual({ page: "late" });
    expect(stored()).toBeUndefined();
  });

  it("keeps an existing value with overwrite: false", async () => {
    const { batch, stored } = await registered();
    await batch(field("topic", "first", false));
    await batch(field("topic", "second", false));
    expect(stored()).toEqual({ topic: "first" });
    await batch(field("topic", "third", true));
    expect(stored()).toEqual({ topic: "third" });
  });

  it("fills an empty value with overwrite: false, from version 7 on", async () => {
    const { server, batch, one, stored } = await registered();
    const empty = () => batch(field("topic", ""));
    await empty();
    await batch(field("topic", "first", false));
    expect(stored()).toEqual({ topic: "first" });
    await empty();
    await one(field("topic", "second", false));
    expect(stored()).toEqual({ topic: "second" });
    server.control.configure({ serverMajor: 6 });
    await empty();
    await batch(field("topic", "third", false));
    expect(stored()).toEqual({ topic: "" });
  });
});

describe("POST livechat/custom.field", () => {
  it("stores one and answers it with a small k", async () => {
    const { one, stored } = await registered();
    const answer = await one(field("topic", "Returns"));
    expect(answer.json).toEqual({ success: true, field: field("topic", "Returns") });
    expect(stored()).toEqual({ topic: "Returns" });
  });

  it("refuses as the list does", async () => {
    const { one } = await registered();
    expect((await one(field("nobody"))).json.error).toBe("invalid-custom-field");
    expect((await one(field("order", "12"))).json.error).toBe("Invalid value for order field");
    expect((await one({ ...field("topic"), token: "nobody" })).json.error).toBe("invalid-token");
    expect((await one({ ...field("topic"), x: 1 })).json.errorType).toBe("invalid-params");
  });
});
