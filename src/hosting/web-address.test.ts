import { expect, test } from "vitest";
import { UsageError } from "./usage-error.ts";
import { readParent, readServer } from "./web-address.ts";

test.each([
  ["https://chat.example.com/", "https://chat.example.com"],
  ["https://EXAMPLE.com/Chat//?token=1#top", "https://example.com/Chat"],
  ["http://[::1]:3000", "http://[::1]:3000"],
])("takes the workspace %s as %s", (given, expected) => {
  expect(readServer("--server", given)).toBe(expected);
});

test.each(["", "chat.example.com", "ftp://chat.example.com", "https://me:secret@chat.example.com", 'https://a";b.com'])(
  "refuses the workspace %j",
  (given) => {
    expect(() => readServer("--server", given)).toThrow(UsageError);
  },
);

test.each([
  ["https://www.example.com", "https://www.example.com"],
  ["https://www.example.com/", "https://www.example.com"],
  ["https://*.example.com:8443", "https://*.example.com:8443"],
  ["https://müller.example", "https://xn--mller-kva.example"],
])("takes the parent %s as %s", (given, expected) => {
  expect(readParent(given)).toBe(expected);
});

test.each([
  "*",
  "https://*",
  "https://www.example.com/shop",
  "https://a.*.com",
  "'self'",
  "https://a.com;",
  "www.example.com",
])("refuses the parent %j", (given) => {
  expect(() => readParent(given)).toThrow(UsageError);
});
