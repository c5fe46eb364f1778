import { expect, it } from "vitest";
import { splitLinks } from "./split-links.ts";

it.each([
  ["", []],
  ["no link", ["no link"]],
  ["[a](https://a.example)", [{ text: "a", href: "https://a.example" }]],
  [
    "See [our page](https://a.example/x?y#z), or [write](mailto:a@b.example).",
    [
      "See ",
      { text: "our page", href: "https://a.example/x?y#z" },
      ", or ",
      { text: "write", href: "mailto:a@b.example" },
      ".",
    ],
  ],
  ["[a](javascript:alert(1))", ["a", ")"]],
  ["[a](javascript:x) b", ["a", " b"]],
  ["[a](data:text/html,x)", ["a"]],
  ["[a](/relative)", ["a"]],
  ["[[1]](https://a.example)", ["[[1]](https://a.example)"]],
  ["see [1 [a](https://a.example)", ["see [1 ", { text: "a", href: "https://a.example" }]],
  ["<b>[a](https://a.example)</b>", ["<b>", { text: "a", href: "https://a.example" }, "</b>"]],
])("%j", (text, expected) => {
  expect(splitLinks(text)).toEqual(expected);
});

it.each(["[", "[a", "[a](", "[a](x", "[a]", "]("])(
  "reads a text of nothing but %j no slower than any other",
  (part) => {
    // A pattern that begins anew at each of them would pass this test's time limit by far.
    const text = part.repeat(200_000 / part.length);
    expect(splitLinks(text)).toEqual([text]);
  },
);
