import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ToHost } from "../../protocol/messages.ts";
import { createSlot, createStore } from "../browser/storage.ts";
import { HostStorage } from "./host-storage.ts";
import { createIdentity } from "./identity.ts";

const newSlot = () =>
  createSlot(
    createStore(() => null),
    "prechat:token",
  );

/** A page that answers when the test says so. */
function visit(known: string | null) {
  let asked = 0;
  const slot = newSlot();
  const host = new HostStorage({
    send(message: ToHost) {
      if ("id" in message) asked = message.id;
    },
  });
  const answer = (token: string | null, kept: boolean) => host.answer(asked, { token, kept });
  return { identity: createIdentity(host, slot, known), answer, slot };
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
  page.answer("second", true);
  expect(await recalled).toBe("second");
  expect(await recallInVain(page)).toBe("second");
  const remembered = page.identity.remember("third");
  page.answer("third", true);
  expect(await remembered).toBe(true);
  expect(await recallInVain(page)).toBe("third");
});

test("what another tab has forgotten is forgotten, and what the page can't keep is in the frame", async () => {
  const page = visit("first");
  const recalled = page.identity.recall();
  page.answer(null, false);
  expect(await recalled).toBeNull();
  expect(await recallInVain(page)).toBeNull();
  const remembered = page.identity.remember("second");
  page.answer(null, false);
  await remembered;
  expect(page.slot.read()).toBe("second");
  const again = page.identity.recall();
  page.answer(null, false);
  expect(await again).toBe("second");
});

test("without a page the frame's own storage decides", async () => {
  const identity = createIdentity(null, newSlot(), "boot");
  expect(await identity.recall()).toBeNull();
  await identity.remember("own");
  expect(await identity.recall()).toBe("own");
});

test("a late answer to the former visitor's question tells the next one nothing", async () => {
  const asked: number[] = [];
  const host = new HostStorage({ send: (message) => void ("id" in message && asked.push(message.id)) });
  void createIdentity(host, newSlot(), "former").recall();
  void host.remember(null);
  const recalled = createIdentity(host, newSlot(), null).recall();
  const [first = 0, second = 0, third = 0] = asked;
  host.answer(first, { token: "former", kept: true });
  host.answer(second, { token: null, kept: true });
  host.answer(third, { token: null, kept: true });
  expect(await recalled).toBeNull();
});
