import { parse } from "parse5";
import { expect, test } from "vitest";
import { pinDocument } from "./pin-document.ts";

const BUILT = `<!doctype html><html><head>
    <meta charset="utf-8" />
    <script type="module" src="./assets/boot.js"></script></head><body></body></html>`;

test("the policy, the pins and the early connection stand before the first script", () => {
  const server = "https://example.com/chat";
  const parents = ["https://www.example.com", "https://*.example.com"];
  const [head] = pinDocument(BUILT, { server, parents }).split("<script");
  expect(head).toContain('<meta charset="utf-8" />');
  expect(head).toContain('<meta name="prechat-server" content="https://example.com/chat" />');
  expect(head).toContain('<meta name="prechat-parents" content="https://www.example.com https://*.example.com" />');
  expect(head).toContain("connect-src https://example.com;");
  expect(head).toContain('<link rel="preconnect" href="https://example.com" crossorigin />');
});

test("a path can't end the attribute that it stands in", () => {
  const server = `https://example.com/a'"&<b$&`;
  const text = JSON.stringify(parse(pinDocument(BUILT, { server, parents: [] })).childNodes, (key, value: unknown) =>
    key === "parentNode" ? undefined : value,
  );
  expect(text).toContain(JSON.stringify(server).slice(1, -1));
});
