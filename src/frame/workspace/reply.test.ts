import { describe, expect, it } from "vitest";
import type { Failure } from "./failure.ts";
import { readReply } from "./reply.ts";
import { configReply, doneReply, isOff, isOn, roomReply, visitorReply } from "./schemas.ts";

const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

async function failureOf(response: Response): Promise<Pick<Failure, "reason" | "isPassing">> {
  const failure: Failure = await readReply(response, visitorReply).then(
    () => expect.fail("was read"),
    (error: Failure) => error,
  );
  return { reason: failure.reason, isPassing: failure.isPassing };
}

describe("both the documented and the real shapes", () => {
  it.each([
    [roomReply, { success: true, room: { _id: "r" }, newRoom: true }],
    [roomReply, { success: "true", room: { _id: "r", departmentId: null }, newRoom: "false" }],
    [roomReply, { success: true, _id: "r", t: "l", open: true }],
    [visitorReply, { success: "true", visitor: { _id: "v", phone: null, visitorEmails: null, department: null } }],
    [visitorReply, { success: true, visitor: { _id: "v", token: "t", phone: [{ phoneNumber: "1" }], more: [1] } }],
    [doneReply, { success: true, fields: [{ Key: "order", value: "1", overwrite: true }] }],
    [doneReply, { success: "true", fields: [{ key: "order", value: "1", overwrite: "true" }] }],
    [doneReply, { success: "true" }],
    [doneReply, { fields: [{ Key: "order" }] }],
    [doneReply, { fields: [{ key: "order" }] }],
    [doneReply, { field: { key: "order", value: "1", overwrite: true } }],
    [doneReply, { message: { _id: "m" } }],
    [configReply, { success: true, config: { enabled: false } }],
    [configReply, { success: true, config: { enabled: "true", departments: null, customFields: null } }],
  ])("%#", async (schema, body) => {
    await expect(readReply(json(body), schema)).resolves.toBeTruthy();
  });

  it("what is null is absent", async () => {
    const field = { _id: "order", label: null, regexp: null, defaultValue: null, options: null };
    const body = { success: true, config: { customFields: [field], guest: null, room: null, departments: null } };
    await expect(readReply(json(body), configReply)).resolves.toEqual({ config: { customFields: [{ _id: "order" }] } });
  });

  it.each([
    [true, true, false],
    ["true", true, false],
    [false, false, true],
    ["false", false, true],
    [undefined, false, false],
    [null, false, false],
  ])("the flag %j", (flag, on, off) => {
    expect([isOn(flag), isOff(flag)]).toEqual([on, off]);
  });
});

describe("what is no answer", () => {
  it("one without end is given up, and not kept on being read", async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_000_000;
        controller.enqueue(new Uint8Array(1_000_000).fill(32));
      },
    });
    await expect(readReply(new Response(endless), configReply)).rejects.toMatchObject({
      reason: "unexpected",
      isPassing: false,
      message: "The workspace's answer is longer than 20 MB",
    });
    expect(sent).toBeLessThan(30_000_000);
  });

  it("a character of several bytes may be cut in two on its way", async () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ success: true, visitor: { _id: "ä🚲" } }));
    const one = new ReadableStream<Uint8Array>({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    await expect(readReply(new Response(one), visitorReply)).resolves.toMatchObject({ visitor: { _id: "ä🚲" } });
  });

  it.each([
    [{}],
    [[]],
    [[1]],
    [{ login: "https://portal.example" }],
    [{ success: null, fields: [], field: "order", message: "Please sign in" }],
  ])("%j, where only the success counts", async (body) => {
    await expect(readReply(json(body), doneReply)).rejects.toMatchObject({ reason: "unexpected", isPassing: false });
  });

  it.each([
    [visitorReply, { success: true }],
    [visitorReply, { success: true, visitor: "guest-1" }],
    [visitorReply, []],
    [roomReply, { success: true, room: { _id: 5 } }],
    [configReply, { success: true }],
    [configReply, { success: true, config: null }],
    [configReply, { success: true, config: "on" }],
    [configReply, []],
  ])("%#: in another shape", async (schema, body) => {
    await expect(readReply(json(body), schema)).rejects.toMatchObject({ reason: "unexpected", isPassing: false });
  });

  it.each<[string, () => Response, Awaited<ReturnType<typeof failureOf>>]>([
    ["a proxy's page with 200", () => new Response("<html></html>"), { reason: "unavailable", isPassing: true }],
    ["an empty body", () => new Response(""), { reason: "unavailable", isPassing: true }],
    ["half of the JSON", () => new Response('{"success":true,"vis'), { reason: "unavailable", isPassing: true }],
    ["null", () => json(null), { reason: "unavailable", isPassing: true }],
    ["a text", () => json("ok"), { reason: "unavailable", isPassing: true }],
    [
      "a proxy's page with 502",
      () => new Response("<html></html>", { status: 502 }),
      { reason: "unavailable", isPassing: true },
    ],
    [
      "a proxy's page with 413",
      () => new Response("<html></html>", { status: 413 }),
      { reason: "rejected", isPassing: false },
    ],
    [
      "success false with 200",
      () => json({ success: false, error: "invalid-token" }),
      { reason: "rejected", isPassing: false },
    ],
    ["another shape", () => json({ success: true, guest: {} }), { reason: "unexpected", isPassing: false }],
    ["a list", () => json([1]), { reason: "unexpected", isPassing: false }],
  ])("%s", async (_name, response, expected) => {
    expect(await failureOf(response())).toEqual(expected);
  });
});
