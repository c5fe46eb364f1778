import { expect, test } from "vitest";
import { hostHeaders } from "./host-headers.ts";

const headers = hostHeaders({
  server: "https://talk.shop.example/chat",
  parents: ["https://shop.example", "https://*.shop.example"],
});

test.each(Object.entries(headers))(
  "%s lets the named sites embed the frame, and names no example of ours",
  (_name, text) => {
    expect(text).toContain("frame-ancestors https://shop.example https://*.shop.example");
    expect(text).not.toMatch(/(chat|www|\*)\.example\.com/);
  },
);

test("a host of its own lets the frame speak to the workspace's origin", () => {
  expect(headers["nginx-static.conf"]).toContain("connect-src https://talk.shop.example;");
  expect(headers._headers).toContain("connect-src https://talk.shop.example;");
});

test("names that hold an example's name are filled in as they are", () => {
  const server = "https://mychat.example.com";
  const parents = ["https://chat.example.com", "https://livechat.example.com"];
  const filled = hostHeaders({ server, parents });
  expect(filled["nginx-static.conf"]).toContain(`connect-src ${server};`);
  expect(filled._headers).toContain(`frame-ancestors ${parents.join(" ")}\n`);
  expect(filled.Caddyfile).toMatch(/^mychat\.example\.com \{$/m);
});
