import { expect, test } from "vitest";
import { chatWord } from "./chat-word.ts";

test.each([
  ["ar", "دردشة"],
  ["zh-TW", "聊天"],
  ["hi", "चैट"],
  ["uk", "Чат"],
  ["sv", "Chatt"],
  ["de-AT", "Chat"],
  ["pt-BR", "Chat"],
])("in %s the launcher is called %s", (locale, word) => {
  expect(chatWord(locale)).toBe(word);
});
