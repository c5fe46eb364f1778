import { afterEach, expect, test, vi } from "vitest";
import { createTrust } from "./load-script.ts";

const OURS = "https://static.example.com/prechat-panel.js";
const OTHERS = [
  "https://evil.example/prechat-panel.js",
  "https://static.example.com/uploads/prechat-panel.js",
  "https://static.example.com/prechat-panel.js?x",
  "prechat-panel.js",
  "data:text/javascript,alert(1)",
];

afterEach(() => vi.unstubAllGlobals());

test("a policy trusts our own files and nothing else, and is made once", () => {
  const trustedTypes = {
    createPolicy: vi.fn((_name: string, rules: { createScriptURL(url: string): string }) => ({
      createScriptURL: (url: string) => `trusted ${rules.createScriptURL(url)}`,
    })),
  };
  vi.stubGlobal("window", { trustedTypes });
  const trust = createTrust("prechat", [OURS]);
  expect(trustedTypes.createPolicy, "no policy before it is needed").not.toHaveBeenCalled();
  expect([trust(OURS), trust(OURS)]).toEqual([`trusted ${OURS}`, `trusted ${OURS}`]);
  for (const url of OTHERS) expect(() => trust(url), url).toThrow(TypeError);
  expect(trustedTypes.createPolicy).toHaveBeenCalledTimes(1);
  expect(Object.keys(trustedTypes), "the policy is nowhere to be found").toEqual(["createPolicy"]);
});

test("where the browser has no policies the same holds", () => {
  vi.stubGlobal("window", {});
  const trust = createTrust("prechat", [OURS]);
  expect(trust(OURS)).toBe(OURS);
  for (const url of OTHERS) expect(() => trust(url), url).toThrow(TypeError);
});
