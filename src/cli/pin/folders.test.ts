import { posix, win32 } from "node:path";
import { expect, test } from "vitest";
import { headersBeside, isInside, nameBelow } from "./folders.ts";

const PACKAGE = String.raw`C:\site\node_modules\prechat\dist`;

test.each([
  [PACKAGE, true],
  [String.raw`c:\SITE\node_modules\prechat\dist\frame`, true],
  [`${PACKAGE}\\..old`, true],
  [String.raw`C:\site\public\prechat`, false],
  [String.raw`C:\site\node_modules\prechat`, false],
  [String.raw`D:\site\node_modules\prechat\dist`, false],
  [String.raw`\\server\share\prechat`, false],
])("on Windows: is %s inside of the package's files? %s", (path, expected) => {
  expect(isInside(PACKAGE, path, win32)).toBe(expected);
});

test.each([
  ["/site/dist", true],
  ["/site/dist/..old", true],
  ["/site", false],
  ["/site/dist-two", false],
])("elsewhere: is %s inside of /site/dist? %s", (path, expected) => {
  expect(isInside("/site/dist", path, posix)).toBe(expected);
});

test("files have the same names on every system", () => {
  expect(nameBelow(PACKAGE, String.raw`${PACKAGE}\frame\assets\main-x.js`, win32)).toBe("frame/assets/main-x.js");
  expect(nameBelow("/site/dist", "/site/dist/frame/assets/main-x.js", posix)).toBe("frame/assets/main-x.js");
});

test.each([
  [String.raw`C:\my site\prechat`, String.raw`C:\my site\prechat-headers`, win32],
  ["C:\\my site\\prechat\\", String.raw`C:\my site\prechat-headers`, win32],
  ["C:\\", String.raw`C:\prechat-headers`, win32],
  ["/srv/prechat", "/srv/prechat-headers", posix],
])("the configurations of %s are in %s", (folder, expected, paths) => {
  expect(headersBeside(folder, paths)).toBe(expected);
});
