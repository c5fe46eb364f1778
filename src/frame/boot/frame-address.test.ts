import { describe, expect, it } from "vitest";
import { SNAPSHOT_ID } from "../../protocol/snapshot.ts";
import { normalizeServer, readAddress, readPins } from "./frame-address.ts";

it.each([
  ["https://chat.example.com", "https://chat.example.com"],
  ["https://chat.example.com/", "https://chat.example.com"],
  ["https://example.com/chat//", "https://example.com/chat"],
  ["https://EXAMPLE.com/Chat?token=1#top", "https://example.com/Chat"],
  ["http://localhost:3000", "http://localhost:3000"],
  ["https://chat.example.com:443", "https://chat.example.com"],
  ["https://me:secret@chat.example.com", "https://chat.example.com"],
  ["chat.example.com", null],
  ["//chat.example.com", null],
  ["javascript:alert(1)", null],
  ["ftp://chat.example.com", null],
  ["", null],
  [undefined, null],
  [{}, null],
])("the server %j is %j", (given, expected) => {
  expect(normalizeServer(given)).toBe(expected);
});

describe("the frame's own address", () => {
  it.each<[string, Record<string, unknown>]>([
    ["", {}],
    ["?server=https%3A%2F%2Fchat.example.com&locale=de", { server: "https://chat.example.com", locale: "de" }],
    ["?business-unit=bu-1&department=Sales", { businessUnit: "bu-1", department: "Sales" }],
    [
      "?theme=dark&color=%23c60&handoff=event&match=details&name=sales&mode=inline",
      { theme: "dark", color: "#c60", handoff: "event", match: "details", name: "sales", mode: "inline" },
    ],
    ["?server=&locale=", {}],
    ["?email=ada%40example.com&phone=1&token=secret&prefill=x&fields=y&customFields=z", {}],
  ])("%j sets %j", (search, settings) => {
    expect(readAddress(search)).toEqual({ parentOrigin: null, lang: null, settings });
  });

  it("names the parent to greet, and the language of its page", () => {
    const address = readAddress("?parent=https%3A%2F%2Fwww.shop.example&lang=de-AT");
    expect(address).toEqual({ parentOrigin: "https://www.shop.example", lang: "de-AT", settings: {} });
  });
});

describe("what the deployer pinned", () => {
  const pins = (meta: Record<string, string>, snapshot?: string) =>
    readPins({
      getElementById: (id: string) => (id === SNAPSHOT_ID && snapshot !== undefined ? { textContent: snapshot } : null),
      querySelector: (selector: string) => {
        const content = meta[/"(.*)"/.exec(selector)?.[1] ?? ""];
        return content === undefined ? null : { content };
      },
    } as unknown as Document);

  it("may say what the workspace's configuration was", () => {
    expect(pins({}).snapshot).toBeUndefined();
    expect(pins({}, "{}").snapshot).toBe("{}");
  });

  it("fixes the server", () => {
    expect(pins({ "prechat-server": " https://chat.example.com " }).server).toBe("https://chat.example.com");
    expect(pins({ "prechat-server": "" }).server).toBeUndefined();
    expect(pins({}).server).toBeUndefined();
  });

  it.each<[string | null, string, boolean]>([
    [null, "https://anybody.example", true],
    ["", "https://anybody.example", true],
    ["https://www.example.com", "https://www.example.com", true],
    ["https://www.example.com/", "https://www.example.com", true],
    ["https://www.example.com", "http://www.example.com", false],
    ["https://www.example.com", "https://www.example.com:8443", false],
    ["https://www.example.com", "https://www.example.com.evil.example", false],
    ["https://www.example.com", "null", false],
    ["https://www.example.com", "", false],
    ["https://a.example https://b.example", "https://b.example", true],
    ["https://a.example\n  https://b.example", "https://c.example", false],
    ["https://*.example.com", "https://shop.example.com", true],
    ["https://*.example.com", "https://a.b.example.com", true],
    ["https://*.example.com", "https://example.com", false],
    ["https://*.example.com", "https://evilexample.com", false],
    ["https://*.example.com", "http://shop.example.com", false],
    ["https://*.example.com", "https://shop.example.com:8443", false],
    ["https://*.example.com", "https://evil.example", false],
    ["https://*.example.com", "null", false],
    ["https://*.example.com", "https://evil-example.com", false],
    ["https://*.example.com", "https://evil.example/.example.com", false],
    ["https://*.example.com", "https://evil.example?.example.com", false],
    ["https://*.example.com", "https://evil.example:1.example.com", false],
    ["https://*.example.com", "https://.example.com", false],
    ["https://*.example.com", "https://shop.example.com.evil.example", false],
    ["https://*.example.com:8443", "https://shop.example.com:8443", true],
    ["https://*.example.com:8443", "https://a.b.example.com:8443", true],
    ["https://*.example.com:8443", "https://shop.example.com", false],
    ["https://*.example.com:8443", "https://example.com:8443", false],
    ["http://*.localhost:5173", "http://shop.localhost:5173", true],
    ["http://*.localhost:5173", "http://shop.localhost:5174", false],
    ["http://*.localhost:5173", "http://localhost:5173", false],
    ["https://*", "https://evil.example", false],
    ["*", "https://evil.example", false],
    ["https://*example.com", "https://evilexample.com", false],
  ])("lets %j be embedded by %j: %s", (parents, origin, isAllowed) => {
    const meta = parents === null ? {} : { "prechat-parents": parents };
    expect(pins(meta).isAllowedParent(origin)).toBe(isAllowed);
  });
});
