import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createClient } from "./client.ts";
import { doneReply } from "./schemas.ts";

beforeEach(() => {
  vi.stubGlobal("navigator", { onLine: false });
  vi.stubGlobal("addEventListener", () => {});
  vi.stubGlobal("fetch", () => expect.fail("was sent"));
});
afterEach(() => void vi.unstubAllGlobals());

for (const [what, beforeAttempt] of [
  ["the connection", undefined],
  ["its turn", () => new Promise<void>(() => {})],
] as const) {
  test(`what is given up while it waits for ${what} ends at once`, async () => {
    if (beforeAttempt) vi.stubGlobal("navigator", { onLine: true });
    const abort = new AbortController();
    let isWaiting = () => {};
    const waiting = new Promise<void>((resolve) => {
      isWaiting = resolve;
    });
    const client = createClient({
      server: "https://chat.example.com",
      onWait: isWaiting,
      signal: abort.signal,
      ...(beforeAttempt && {
        beforeAttempt() {
          isWaiting();
          return beforeAttempt();
        },
      }),
    });
    const call = client.call("visitor", doneReply, { method: "post", json: {} });
    await waiting;
    abort.abort();
    await expect(call).rejects.toThrow("abort");
  });
}
