import { expect, test } from "vitest";
import { groupRequests } from "./request-groups.ts";
import { noteOf } from "./request-note.ts";
import type { LoggedRequest } from "./server-state.ts";

const STATICS = "https://static.example.com";

function request(given: Partial<LoggedRequest>): LoggedRequest {
  return {
    seq: 1,
    at: "2026-01-01T00:00:00.000Z",
    method: "GET",
    path: "livechat/config",
    query: {},
    headers: { origin: STATICS },
    body: null,
    status: 200,
    note: null,
    preflight: false,
    ...given,
  };
}

test("keeps the form's requests apart from preflights and from the chat window that takes over", () => {
  const ask = request({ seq: 1 });
  const preflight = request({ seq: 2, method: "OPTIONS", preflight: true });
  const register = request({ seq: 3, method: "POST" });
  const widgetsOwn = request({ seq: 4, headers: { origin: null } });
  expect(groupRequests([ask, preflight, register, widgetsOwn], STATICS)).toEqual({
    form: [ask, register],
    preflights: [preflight],
    chat: [widgetsOwn],
  });
});

test("tells apart which answers go to the visitor and which to the conversation", () => {
  const fields = [
    { key: "topic", label: "Topic", scope: "visitor" },
    { key: "pageProduct", label: "Product", scope: "room" },
  ];
  const store = (key: string) =>
    noteOf(request({ method: "POST", path: "livechat/custom.fields", body: { customFields: [{ key }] } }), fields);
  expect(store("topic")).toBe("stores the answers with the visitor");
  expect(store("pageProduct")).toBe("stores what belongs to the conversation");
});

test("does not take a visitor's status for a registration", () => {
  const note = (path: string) => noteOf(request({ method: "POST", path }), []);
  expect(note("livechat/visitor")).toBe("registers the visitor");
  expect(note("livechat/visitor.status")).toBe("says that the visitor is there");
});

test("survives a body of any shape", () => {
  for (const body of [null, 5, "x", [], { customFields: 5 }, { customFields: [null] }]) {
    expect(noteOf(request({ method: "POST", path: "livechat/custom.fields", body }), [])).not.toBe("");
  }
});
