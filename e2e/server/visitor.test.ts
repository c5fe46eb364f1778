import { describe, expect, it } from "vitest";
import { serve } from "./test-client.ts";

describe("POST livechat/visitor", () => {
  it("answers the phone as a list, the email trimmed and lower-cased, and a guest's name", async () => {
    const server = await serve();
    const answer = await server.post("livechat/visitor", {
      visitor: { token: "t1", name: "Ann", email: "  Ann@Example.COM ", phone: "+49 30 1" },
    });
    expect(answer.status).toBe(200);
    expect(answer.json).toEqual({
      success: true,
      visitor: {
        _id: expect.any(String),
        username: "guest-1",
        token: "t1",
        status: "online",
        ts: expect.any(String),
        _updatedAt: expect.any(String),
        name: "Ann",
        phone: [{ phoneNumber: "+49 30 1" }],
        visitorEmails: [{ address: "ann@example.com" }],
      },
    });
  });

  it("updates the same visitor when the token comes again", async () => {
    const server = await serve();
    const first = await server.register({ token: "t1", name: "Ann", email: "a@b.c" });
    const second = await server.register({ token: "t1", name: "Anna" });
    expect(second._id).toBe(first._id);
    expect(second).toMatchObject({ name: "Anna", visitorEmails: [{ address: "a@b.c" }] });
    expect(server.control.visitors()).toHaveLength(1);
  });

  it("answers the older token on a phone match, and the sent one is then unknown", async () => {
    const server = await serve();
    const first = await server.register({ token: "old", name: "Ann", phone: "123" });
    const second = await server.register({ token: "new", name: "Bea", phone: "123" });
    expect(second).toMatchObject({ _id: first._id, token: "old", name: "Bea" });
    expect((await server.get("livechat/room?token=new")).json).toEqual({
      success: false,
      error: "invalid-token",
    });
  });

  it("matches phones as exact text", async () => {
    const server = await serve();
    await server.register({ token: "old", phone: "+49 30 123" });
    expect(await server.register({ token: "new", phone: "+4930123" })).toMatchObject({
      token: "new",
    });
    expect(server.control.visitors()).toHaveLength(2);
  });

  it("keeps the visitor on an email match and gives it the new token", async () => {
    const server = await serve();
    const first = await server.register({ token: "old", email: "ann@example.com" });
    const second = await server.register({ token: "new", email: "ANN@example.com" });
    expect(second).toMatchObject({ _id: first._id, token: "new" });
    expect((await server.get("livechat/visitor/old")).status).toBe(400);
  });

  it("looks at the token first, then the phone, then the email", async () => {
    const server = await serve();
    const known = await server.register({ token: "t1", name: "Known" });
    const phone = await server.register({ token: "t2", phone: "123" });
    await server.register({ token: "t3", email: "a@b.c" });
    const both = await server.register({ token: "t4", phone: "123", email: "a@b.c" });
    expect(both).toMatchObject({ _id: phone._id, token: "t2" });
    const again = await server.register({ token: "t1", phone: "123", email: "a@b.c" });
    expect(again).toMatchObject({ _id: known._id, token: "t1" });
  });

  it("takes a department by id or by name and answers the id", async () => {
    const server = await serve();
    expect(await server.register({ token: "a", department: "Support" })).toMatchObject({
      department: "dep-support",
    });
    expect(await server.register({ token: "b", department: "dep-sales" })).toMatchObject({
      department: "dep-sales",
    });
  });

  it("refuses a department that does not exist, in the shape of its version", async () => {
    const server = await serve();
    const visitor = { token: "a", department: "Nowhere" };
    const inEight = await server.post("livechat/visitor", { visitor });
    expect([inEight.status, inEight.json]).toEqual([400, { success: false, error: "error-invalid-department" }]);
    server.control.configure({ serverMajor: 7 });
    expect(await server.post("livechat/visitor", { visitor })).toMatchObject({
      status: 400,
      json: {
        success: false,
        error: "The provided department is invalid [error-invalid-department]",
        errorType: "error-invalid-department",
      },
    });
    expect(server.control.visitors()).toEqual([]);
  });

  it.each(["no-at", "two@at@signs", "   "])("refuses the email %j up to version 7", async (email) => {
    const server = await serve({ workspace: { serverMajor: 7 } });
    const answer = await server.post("livechat/visitor", { visitor: { token: "a", email } });
    expect(answer.status).toBe(400);
    expect(answer.json.errorType).toBe("error-invalid-email");
    expect(server.control.visitors()).toEqual([]);
  });

  it("stores any email in version 8", async () => {
    const server = await serve();
    expect(await server.register({ token: "a", email: "No-At" })).toMatchObject({
      visitorEmails: [{ address: "no-at" }],
    });
  });

  it.each(["", "   "])("refuses the token %j", async (token) => {
    const server = await serve();
    expect((await server.post("livechat/visitor", { visitor: { token } })).json).toMatchObject({
      error: "Token cannot be empty [error-invalid-token]",
      errorType: "error-invalid-token",
    });
  });

  const field = { key: "a", value: "b", overwrite: true };
  it.each([
    [{}, "Missing key 'visitor'"],
    [{ visitor: {} }, "Missing key 'token' in field visitor"],
    [{ visitor: { token: 1 } }, "Expected string, got number in field visitor.token"],
    [{ visitor: { token: "a", name: null } }, "Expected string, got null in field visitor.name"],
    [{ visitor: { token: "a" }, x: 1 }, "Unknown key in field x"],
    [{ visitor: "a" }, "Expected object, got string in field visitor"],
    [{ visitor: { token: "a", customFields: {} } }, "Expected array, got object in field visitor.customFields"],
    [
      { visitor: { token: "a", customFields: [field, { key: "a", value: "b" }] } },
      "Missing key 'overwrite' in field visitor.customFields[1]",
    ],
    [
      { visitor: { token: "a", customFields: [{ ...field, value: 5 }] } },
      "Expected string, got number in field visitor.customFields[0].value",
    ],
    [
      { visitor: { token: "a", customFields: [{ ...field, overwrite: "true" }] } },
      "Expected boolean, got string in field visitor.customFields[0].overwrite",
    ],
  ])("refuses %j without a code and coerces nothing", async (body, problem) => {
    const server = await serve();
    const answer = await server.post("livechat/visitor", body);
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({ success: false, error: `Match error: ${problem}` });
  });

  it("tolerates unknown keys inside the visitor", async () => {
    const server = await serve();
    expect(await server.register({ token: "a", extra: 1 })).toMatchObject({ token: "a" });
  });
});

describe("livechat/visitor/:token", () => {
  it("answers the whole visitor, phone and custom fields included", async () => {
    const server = await serve({ workspace: { customFields: [{ key: "k", label: "K" }] } });
    const customFields = [{ key: "k", value: "v", overwrite: true }];
    const visitor = await server.register({ token: "a", phone: "1", customFields });
    expect((await server.get("livechat/visitor/a")).json).toEqual({ success: true, visitor });
    expect(visitor).toMatchObject({ livechatData: { k: "v" }, phone: [{ phoneNumber: "1" }] });
  });

  it.each(["GET", "DELETE"])("refuses %s for an unknown token with brackets", async (method) => {
    const server = await serve();
    const answer = await server.send("livechat/visitor/nobody", { method });
    expect(answer.status).toBe(400);
    expect(answer.json).toEqual({
      success: false,
      error: "[invalid-token]",
      errorType: "invalid-token",
    });
  });

  it("forgets a visitor, unless a room is open", async () => {
    const server = await serve();
    await server.register({ token: "a" });
    const rid = await server.room("a");
    const refused = await server.send("livechat/visitor/a", { method: "DELETE" });
    expect(refused.json).toMatchObject({ errorType: "visitor-has-open-rooms" });
    server.control.agentClose(rid);
    const answer = await server.send("livechat/visitor/a", { method: "DELETE" });
    expect(answer.json).toMatchObject({ success: true, visitor: { _id: expect.any(String) } });
    expect(server.control.visitors()).toEqual([]);
    expect(server.control.rooms()).toEqual([]);
  });

  it("forgets a visitor with an open room where header information is stored", async () => {
    const server = await serve({ workspace: { storesHeaderInformation: true } });
    await server.register({ token: "a" });
    await server.room("a");
    expect((await server.send("livechat/visitor/a", { method: "DELETE" })).status).toBe(200);
  });
});
