import { expect, it } from "vitest";
import { suggestDomain } from "./suggest-domain.ts";

it.each([
  ["ada@gmial.com", "gmail.com"],
  ["ada@gmal.com", "gmail.com"],
  ["ada@gmaill.com", "gmail.com"],
  ["ada@gnail.com", "gmail.com"],
  ["ada@gmail.co", "gmail.com"],
  ["ada@gmail.con", "gmail.com"],
  ["ada@gmail.cmo", "gmail.com"],
  ["ada@gmial.con", "gmail.com"],
  [" Ada@GMIAL.com ", "gmail.com"],
  ["ada@hotmial.com", "hotmail.com"],
  ["ada@outlok.com", "outlook.com"],
  ["ada@iclod.com", "icloud.com"],
  ["ada@t-onlin.de", "t-online.de"],
  ["ada@example.con", "example.com"],
  ["ada@mail.example.cmo", "mail.example.com"],
  ["a@b@gmial.com", "gmail.com"],
])("whoever types %j probably means %s", (email, domain) => {
  expect(suggestDomain(email)).toBe(domain);
});

it.each([
  "ada@gmail.com",
  "ada@mail.com",
  "ada@ymail.com",
  "ada@email.com",
  "ada@example.com",
  "ada@aon.com",
  "ada@wen.de",
  "ada@163.com",
  "ada@gmail",
  "ada@gm.com",
  "ada@ailgm.com",
  "ada@.con",
  "ada@con",
  "ada@",
  "ada",
  "gmial.com",
  "",
])("%j is left alone", (email) => {
  expect(suggestDomain(email)).toBeUndefined();
});

it("knows the site's own domains, too", () => {
  expect(suggestDomain("ada@hollowoka.example", ["HollowOak.example"])).toBe("hollowoak.example");
  expect(suggestDomain("ada@gnail.com", ["gnail.com"])).toBeUndefined();
});
