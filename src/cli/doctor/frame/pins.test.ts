import { expect, test } from "vitest";
import type { Answer } from "../look/ask.ts";
import { checkPins } from "./pins.ts";

const SERVER = "https://chat.example.com";
const PAGE = new URL("https://www.shop.example/contact");

const meta = (name: string, content: string) => `<meta name="prechat-${name}" content="${content}">`;

test.each([
  [meta("server", SERVER) + meta("parents", PAGE.origin), `ok: pinned to ${SERVER}, for ${PAGE.origin}`],
  [meta("server", SERVER) + meta("parents", "https://*.shop.example"), `ok: pinned to ${SERVER}, for https://*.shop`],
  [meta("server", SERVER), `warning: pinned to ${SERVER}, for every page`],
  ["", "warning: no workspace is pinned"],
  [meta("parents", PAGE.origin), "warning: no workspace is pinned"],
  [meta("server", "https://other.example"), "problem: pinned to another workspace: https://other.example"],
  [meta("server", SERVER) + meta("parents", "https://other.example"), `problem: ${PAGE.origin} is not among`],
])("%s: %s", (text, expected) => {
  const [finding] = checkPins({ text } as Answer, SERVER, [PAGE]);
  expect(`${finding?.level}: ${finding?.seen}`.slice(0, expected.length)).toBe(expected);
});
