import { expect, test } from "vitest";
import { lacksOfCode } from "./support-code.ts";
import { lacksOfCss } from "./support-css.ts";

const used = (code: string) => lacksOfCode("file.js", code).map((lack) => lack.used);

test.each([
  ["list.toSorted()", ".toSorted"],
  ["Object.groupBy(list, by)", "Object.groupBy"],
  ["Promise.withResolvers()", "Promise.withResolvers"],
  ["navigator.userAgentData.mobile", "navigator.userAgentData"],
  ["document.startViewTransition()", "document.startViewTransition"],
  ["new CloseWatcher()", "CloseWatcher"],
  ["/[\\p{L}--[a-z]]/v.test(text)", "regular expression: v"],
  ["/(?i:a)/.test(text)", "regular expression: modifier"],
  ["noSuchThing()", "noSuchThing"],
])("what is too young in %s is found", (code, name) => {
  expect(used(`import { list, by, text } from "./x.js"; ${code}`)).toContain(name);
});

test.each([
  "const { a } = await import('./a.js'); a?.b ?? structuredClone(a)",
  "class A { #b = 1; static { A.c ||= 2 } d() { return this.#b } }",
  "[1, 2].at(-1); Object.hasOwn({}, 'a'); new Intl.Locale('de'); /(?<=a)(?<b>c)/u.exec('ac')",
  "navigator.locks.request('a', () => {}); document.adoptedStyleSheets = []; crypto.randomUUID()",
])("what is old enough is left in peace: %s", (code) => {
  expect(used(code)).toEqual([]);
});

test("a property of our own may have the name of a young one", () => {
  expect(used("import { x } from './x.js'; const own = { toSorted: 1 }; x.toSorted")).toEqual([]);
});

test("styles: properties, rules, conditions and selectors", () => {
  const css =
    "a:has(b){color:red}@starting-style{a{text-wrap-style:balance}}@media (prefers-reduced-motion:reduce){a:focus-visible{inset:0}}";
  expect(lacksOfCss(css).map((lack) => lack.used)).toEqual([
    "text-wrap-style",
    "text-wrap-style: balance",
    "@starting-style",
    ":has",
  ]);
});

test.each([
  ["color:lch(from #fc0 calc(5e9 - l*1e8)0 0)", ["lch()", "lch(from …)"]],
  ["--rule:color-mix(in srgb,red,blue)", ["color-mix()"]],
  ["color:light-dark(#000,#fff)", ["light-dark()"]],
  ["width:round(1.5px,1px)", ["round()"]],
  ["width:calc-size(auto,size)", ["calc-size()"]],
  ["height:stretch", ["height: stretch"]],
  ["text-wrap:pretty", ["text-wrap", "text-wrap: pretty"]],
  ["height:1rlh", ["1rlh"]],
  ["height:100dvh", ["1dvh"]],
  ["width:no-such-thing(1)", ["no-such-thing()"]],
])("styles: the value of %s", (declaration, used) => {
  expect(lacksOfCss(`a{${declaration}}`).map((lack) => lack.used)).toEqual(used);
});

test.each([
  "color:rgb(0 0 0/50%);background:linear-gradient(Canvas,currentcolor)",
  "height:100vh;width:min(280px,calc(100% - 40px));padding:env(safe-area-inset-top) var(--from)",
  "transform:translateY(12px) rotate(1turn);clip-path:polygon(10% 28%,50% 64%);animation:from .2s both",
  "grid-template-columns:repeat(2,minmax(0,1fr));overflow:clip;display:grid;place-items:center",
  'content:"lch(from red l c h)"',
])("styles: what is old enough is left in peace: %s", (declarations) => {
  expect(lacksOfCss(`a{${declarations}}`)).toEqual([]);
});
