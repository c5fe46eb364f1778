import { expect, test } from "vitest";
import { parseWorkspaceAddress } from "./workspace-address.ts";

test.each([
  ["https://chat.example.com", "https://chat.example.com"],
  ["https://chat.example.com/", "https://chat.example.com"],
  ["https://example.com/chat/", "https://example.com/chat"],
  ["http://localhost:3000", "http://localhost:3000"],
])("takes %s", (given, address) => {
  expect(parseWorkspaceAddress(given)).toBe(address);
});

test.each([
  "",
  "chat.example.com",
  "ftp://chat.example.com",
  "https://",
  "https://me@chat.example.com",
  "https://c.example?x=1",
])("refuses %j and says what an address looks like", (given) => {
  expect(() => parseWorkspaceAddress(given)).toThrow(/LIVECHAT_SERVER is ".*https:\/\/chat\.example\.com/);
});
