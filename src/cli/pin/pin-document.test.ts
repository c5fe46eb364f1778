import { parse } from "parse5";
import { expect, test } from "vitest";
import { readSnapshotOf } from "../snapshot-of.ts";
import { pinDocument } from "./pin-document.ts";

const BUILT = `<!doctype html><html><head>
    <meta charset="utf-8" />
    <script type="module" src="./assets/boot.js"></script></head><body></body></html>`;

test("the policy, the pins and the early connection stand before the first script", () => {
  const server = "https://example.com/chat";
  const parents = ["https://www.example.com", "https://*.example.com"];
  const [head] = pinDocument(BUILT, { server, parents }, null).split("<script");
  expect(head).toContain('<meta charset="utf-8" />');
  expect(head).toContain('<meta name="prechat-server" content="https://example.com/chat" />');
  expect(head).toContain('<meta name="prechat-parents" content="https://www.example.com https://*.example.com" />');
  expect(head).toContain("connect-src https://example.com;");
  expect(head).toContain('<link rel="preconnect" href="https://example.com" crossorigin />');
});

test("a path can't end the attribute that it stands in", () => {
  const server = `https://example.com/a'"&<b$&`;
  const text = JSON.stringify(
    parse(pinDocument(BUILT, { server, parents: [] }, null)).childNodes,
    (key, value: unknown) => (key === "parentNode" ? undefined : value),
  );
  expect(text).toContain(JSON.stringify(server).slice(1, -1));
});

test("the snapshot is data at the end of the head, whatever its texts say", () => {
  const title = `</script><script>alert(1)</script><!--<b title="'">$& \u2028`;
  const snapshot = { server: "https://chat.example.com", takenAt: 5, config: { theme: { title } } };
  const html = pinDocument(BUILT, { server: snapshot.server, parents: [] }, snapshot);
  expect(readSnapshotOf(html)).toEqual(snapshot);
  const page = JSON.stringify(parse(html), (key, value: unknown) => (key === "parentNode" ? undefined : value));
  expect(page.match(/"tagName":"script"/g)).toHaveLength(2);
  expect(html.split("</head>")[0]?.trim()).toMatch(/<\/script>$/);
});

test("the policy takes the place of the one that the build has written", () => {
  const built = BUILT.replace(
    "<head>",
    `<head><meta http-equiv="Content-Security-Policy" content="connect-src http:">`,
  );
  const html = pinDocument(built, { server: "https://chat.example.com", parents: [] }, null);
  expect(html.match(/Content-Security-Policy/g)).toHaveLength(1);
  expect(html).toContain("connect-src https://chat.example.com;");
});
