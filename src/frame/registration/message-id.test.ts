import { expect, it } from "vitest";
import { messageId } from "./message-id.ts";

it("is the same for the same message to the same room", () => {
  expect(messageId("t", "r", "Hello 🚲")).toBe(messageId("t", "r", "Hello 🚲"));
});

it.each([
  ["t", "r", "Hello!"],
  ["t", "r2", "Hello"],
  ["t2", "r", "Hello"],
  ["t", "r\nHello", ""],
  ["", "t\nr", "Hello "],
])("is another for %j %j %j", (token, room, message) => {
  expect(messageId(token, room, message)).not.toBe(messageId("t", "r", "Hello"));
});

it("is short, and needs no escaping in an address", () => {
  expect(messageId("t".repeat(43), "r", "x".repeat(10_000))).toMatch(/^[a-z\d]{10,24}$/);
});

it("does not clash over many messages", () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => messageId("t", "r", String(index)));
  expect(new Set(ids).size).toBe(ids.length);
});
