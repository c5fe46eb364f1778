import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import type { HandoffDetail } from "../../protocol/events.ts";
import { type Flow, type FlowEvent, NEW_CHAT, next } from "./flow.ts";

const handoff: HandoffDetail = {
  token: "token",
  visitor: { id: "1", username: "guest-1", name: "", email: "", phone: "", department: "" },
  room: { id: "room", isNew: true },
  customFields: { saved: [], failed: [] },
};

const handedOff: Flow = {
  kind: "handed-off",
  handoff,
  isReturning: false,
  isRemembered: true,
  hasNoWindow: false,
  sent: [],
  chat: NEW_CHAT,
};

const sending = (step: "config" | "visitor" | "room" = "visitor"): Flow => ({ kind: "submitting", step, wait: null });

const follow = (start: Flow, ...events: FlowEvent[]): Flow => events.reduce(next, start);

test("from the first request to the handoff", () => {
  const loading: Flow = { kind: "loading", wait: null };
  expect(
    follow(
      loading,
      { type: "configuration-asked" },
      { type: "form-offered" },
      { type: "sent" },
      { type: "step-taken", step: "room", wait: null },
      { type: "handed-off", handoff, isReturning: false, isRemembered: true, sent: [], chat: NEW_CHAT },
    ),
  ).toEqual(handedOff);
});

test("a form that was sent before the configuration waits for it, and is sent then", () => {
  const waiting = follow({ kind: "form" }, { type: "sent-early", wait: null }, { type: "form-offered" });
  expect(waiting).toEqual(sending("config"));
  expect(next(waiting, { type: "sent" })).toEqual(sending());
});

test("a configuration that can't be had leaves a form that is there on display", () => {
  const failed = { type: "configuration-failed", reason: "timeout" } as const;
  expect(next({ kind: "loading", wait: null }, { ...failed, hasForm: false })).toEqual({
    kind: "unreachable",
    reason: "timeout",
  });
  expect(next({ kind: "form" }, { ...failed, hasForm: true })).toMatchObject({ kind: "failed", step: "config" });
  expect(next(sending("config"), { ...failed, hasForm: true })).toMatchObject({ kind: "failed", step: "config" });
});

describe("news of the workspace", () => {
  const news: FlowEvent[] = [
    { type: "form-offered" },
    { type: "configuration-failed", reason: "timeout", hasForm: true },
    { type: "configuration-waits", wait: null },
  ];

  it.each(news)("comes too late for what is being sent: $type", (event) => {
    expect(next(sending(), event)).toEqual(sending());
    const leaving: Flow = { kind: "leaving-message", wait: null };
    expect(next(leaving, event)).toBe(leaving);
  });

  it("does not take a chat's last screen away before something else is known", () => {
    expect(next(handedOff, { type: "configuration-asked" })).toBe(handedOff);
  });

  it("offers the form again once a chat has ended", () => {
    expect(next(handedOff, { type: "form-offered" })).toEqual({ kind: "form" });
  });
});

test("news of the chat change the last screen, and nothing else", () => {
  const chat = { ...NEW_CHAT, position: 2 };
  expect(next(handedOff, { type: "chat-news", chat })).toEqual({ ...handedOff, chat });
  expect(next({ kind: "form" }, { type: "chat-news", chat })).toEqual({ kind: "form" });
});

test("nobody is online: a message for later, or a notice where the workspace takes none", () => {
  expect(next(sending("room"), { type: "nobody-online", takesMessages: true })).toEqual({
    kind: "away",
    failure: null,
  });
  expect(next({ kind: "form" }, { type: "nobody-online", takesMessages: false })).toEqual({ kind: "away-notice" });
});

test("a message for later that failed can be sent again", () => {
  const failed = follow(
    { kind: "away", failure: null },
    { type: "message-sent" },
    { type: "message-failed", reason: "rejected" },
  );
  expect(failed).toEqual({ kind: "away", failure: "rejected" });
  expect(follow(failed, { type: "message-sent" }, { type: "message-arrived" })).toEqual({ kind: "message-left" });
});

test("whatever happens, in whatever order, nothing is sent that the visitor has not sent", () => {
  const event = fc.constantFrom<FlowEvent>(
    { type: "configuration-asked" },
    { type: "configuration-waits", wait: null },
    { type: "configuration-failed", reason: "offline", hasForm: true },
    { type: "form-offered" },
    { type: "step-taken", step: "room", wait: null },
    { type: "submission-failed", step: "room", reason: "offline" },
    { type: "correction-asked" },
    { type: "window-missed" },
    { type: "nobody-online", takesMessages: true },
    { type: "message-waits", wait: null },
    { type: "message-arrived" },
    { type: "switched-off" },
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      const { kind } = follow({ kind: "loading", wait: null }, ...events);
      expect(kind).not.toMatch(/submitting|leaving-message|handed-off|message-left/);
    }),
  );
});
