import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToHost } from "../../protocol/messages.ts";
import { createStore } from "../browser/storage.ts";
import { createIdentity } from "./identity.ts";

const KEY = "prechat:token";

/** A page that answers when the test says so. */
function visit(known: string | null) {
  const sent: ToHost[] = [];
  const store = createStore(() => null);
  const identity = createIdentity({ send: (message) => void sent.push(message) }, store, KEY, known);
  return { identity, sent, store };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What is recalled while the page is too busy to answer. */
async function recallInVain({ identity }: ReturnType<typeof visit>): Promise<string | null> {
  const recalled = identity.recall();
  await vi.runAllTimersAsync();
  return recalled;
}

test("a page that is busy leaves the token that it named at first", async () => {
  expect(await recallInVain(visit("first"))).toBe("first");
  expect(await recallInVain(visit(null))).toBeNull();
});

test("a page that is busy leaves the token that it named last, or was given", async () => {
  const page = visit("first");
  const recalled = page.identity.recall();
  page.identity.answer("second", true);
  expect(await recalled).toBe("second");
  expect(await recallInVain(page)).toBe("second");
  const remembered = page.identity.remember("third");
  page.identity.answer("third", true);
  expect(await remembered).toBe(true);
  expect(await recallInVain(page)).toBe("third");
});

test("what another tab has forgotten is forgotten, and what the page can't keep is in the frame", async () => {
  const page = visit("first");
  const recalled = page.identity.recall();
  page.identity.answer(null, false);
  expect(await recalled).toBeNull();
  expect(await recallInVain(page)).toBeNull();
  const remembered = page.identity.remember("second");
  page.identity.answer(null, false);
  await remembered;
  expect(page.store.read(KEY)).toBe("second");
  const again = page.identity.recall();
  page.identity.answer(null, false);
  expect(await again).toBe("second");
});

test("without a page the frame's own storage decides", async () => {
  const store = createStore(() => null);
  const identity = createIdentity(null, store, KEY, "boot");
  expect(await identity.recall()).toBeNull();
  await identity.remember("own");
  expect(await identity.recall()).toBe("own");
});
