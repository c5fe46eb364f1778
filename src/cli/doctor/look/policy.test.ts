import { expect, test } from "vitest";
import { policiesOf, refusalOf } from "./policy.ts";

const SELF = new URL("https://www.example.com/shop");
const SCRIPT = "https://static.example.com/prechat.js";

const refusal = (csp: string, url = SCRIPT, credentials = {}) =>
  refusalOf(
    policiesOf({ headers: new Headers({ "Content-Security-Policy": csp }), html: "" }),
    "script-src",
    new URL(url),
    SELF,
    credentials,
  );

test.each([
  ["script-src https://static.example.com", SCRIPT],
  ["script-src static.example.com", SCRIPT],
  ["script-src https://*.example.com", SCRIPT],
  ["script-src https:", SCRIPT],
  ["script-src *", SCRIPT],
  ["script-src http://static.example.com", SCRIPT],
  ["script-src https://static.example.com/prechat.js", SCRIPT],
  ["script-src https://static.example.com/", SCRIPT],
  ["default-src https://static.example.com", SCRIPT],
  ["default-src 'none'; script-src-elem https://static.example.com; script-src 'none'", SCRIPT],
  ["script-src 'self'", "https://www.example.com/prechat.js"],
  ["script-src https://static.example.com:*", "https://static.example.com:8443/prechat.js"],
  ["frame-src 'none'", SCRIPT],
])("%s allows %s", (csp, url) => {
  expect(refusal(csp, url)).toBeNull();
});

test.each([
  ["script-src 'self'", SCRIPT],
  ["script-src 'none'", SCRIPT],
  ["script-src", SCRIPT],
  ["default-src 'self'", SCRIPT],
  ["script-src https://*.static.example.com", SCRIPT],
  ["script-src https://static.example.com/other/", SCRIPT],
  ["script-src https://static.example.com", "http://static.example.com/prechat.js"],
  ["script-src https://static.example.com", "https://static.example.com:8443/prechat.js"],
  ["script-src 'nonce-abc'", SCRIPT],
  ["script-src 'strict-dynamic' https://static.example.com", SCRIPT],
  ["script-src *, script-src 'self'", SCRIPT],
])("%s refuses %s", (csp, url) => {
  expect(refusal(csp, url)).toMatch(/^(script|default)-src/);
});

test("a tag is allowed by its nonce, or by its hash", () => {
  expect(refusal("script-src 'nonce-abc' 'strict-dynamic'", SCRIPT, { nonce: "abc" })).toBeNull();
  expect(refusal("script-src 'nonce-abc'", SCRIPT, { nonce: "abd" })).not.toBeNull();
  expect(refusal("script-src 'sha384-x'", SCRIPT, { integrity: "sha384-x" })).toBeNull();
  expect(refusal("script-src 'sha384-x'", SCRIPT, { integrity: "sha384-x sha384-y" })).not.toBeNull();
});

test("a document's own policy counts beside the header, without what browsers don't read there", () => {
  const html = `<meta http-equiv="content-security-policy" content="script-src 'self'; frame-ancestors 'none'">`;
  const policies = policiesOf({ headers: new Headers(), html });
  expect(refusalOf(policies, "script-src", new URL(SCRIPT), SELF)).toBe("script-src 'self'");
  expect(refusalOf(policies, "frame-ancestors", SELF, SELF)).toBeNull();
});
