import fc from "fast-check";
import { afterEach, expect, test, vi } from "vitest";
import { acceptHost, connectFrame } from "./port.ts";

/*
 * Both doors, each with every mixture of a right and a wrong source, origin, greeting and port. What is under test
 * listens on a real event target with real channels; only the window around it is made here.
 */

const FRAME = "https://static.example.com";
const PAGE = "https://www.example.com";

interface Greeting {
  isPeer: boolean;
  origin: string;
  data: unknown;
  hasPort: boolean;
}

/** Right often enough that the door opens in many runs. */
const greeting = (peer: string, type: string) =>
  fc.record<Greeting>({
    isPeer: fc.oneof(fc.constant(true), fc.boolean()),
    origin: fc.oneof(
      fc.constant(peer),
      fc.constantFrom("null", "", `${peer}.evil.example`, peer.replace("https", "http"), `${peer}:444`),
    ),
    data: fc.oneof(
      fc.constant({ prechat: 1, type }),
      fc.constantFrom({ prechat: 2, type }, { prechat: "1", type }, { type }, { prechat: 1 }, type, null),
      fc.anything(),
    ),
    hasPort: fc.oneof(fc.constant(true), fc.boolean()),
  });

const isRight = ({ isPeer, origin, data }: Greeting, peer: string, type: string) => {
  const { prechat, type: given } = Object(data) as { prechat?: unknown; type?: unknown };
  return isPeer && origin === peer && prechat === 1 && given === type;
};

/** A window with nothing on it but events, and one peer. */
function stubWindow() {
  const target = new EventTarget();
  const posted: { data: unknown; origin: unknown }[] = [];
  const peer = { postMessage: (data: unknown, origin: unknown) => void posted.push({ data, origin }) };
  vi.stubGlobal("addEventListener", target.addEventListener.bind(target));
  vi.stubGlobal("removeEventListener", target.removeEventListener.bind(target));
  vi.stubGlobal("location", { origin: PAGE });
  vi.stubGlobal("parent", peer);
  const receive = ({ isPeer, origin, data, hasPort }: Greeting): MessagePort => {
    const { port1, port2 } = new MessageChannel();
    const event = Object.assign(new Event("message"), {
      source: isPeer ? peer : {},
      origin,
      data,
      ports: hasPort ? [port2] : [],
    });
    target.dispatchEvent(event);
    return port1;
  };
  return { peer, posted, receive };
}

afterEach(() => vi.unstubAllGlobals());

test("the frame takes the first right greeting, and answers no other", () => {
  fc.assert(
    fc.property(fc.array(greeting(PAGE, "connect"), { minLength: 1, maxLength: 8 }), (greetings) => {
      const { posted, receive } = stubWindow();
      const connected: number[] = [];
      let at = 0;
      acceptHost(
        PAGE,
        (origin) => origin === PAGE,
        () => {
          connected.push(at);
          return () => {};
        },
      );
      const ports = greetings.map((one, index) => {
        at = index;
        return receive(one);
      });
      for (const port of ports) port.close();
      const first = greetings.findIndex((one) => one.hasPort && isRight(one, PAGE, "connect"));
      expect(connected).toEqual(first === -1 ? [] : [first]);
      // The one thing said on the window, and to one origin.
      expect(posted).toEqual([{ data: { prechat: 1, type: "hello" }, origin: PAGE }]);
    }),
    { numRuns: 300 },
  );
});

test("without a parent in its address the frame says nothing first", () => {
  const { posted, receive } = stubWindow();
  acceptHost(
    null,
    () => false,
    () => () => {},
  );
  receive({ isPeer: true, origin: PAGE, data: { prechat: 1, type: "connect" }, hasPort: true }).close();
  expect(posted).toEqual([]);
});

test.each(["*", `${PAGE}/shop`, "https://evil.example", "null", "/"])("the frame greets no %s", (parentOrigin) => {
  const { posted } = stubWindow();
  acceptHost(
    parentOrigin,
    (origin) => origin !== "https://evil.example",
    () => () => {},
  );
  expect(posted).toEqual([]);
});

test("the page opens one channel for each right greeting, to one origin, and none after the end", () => {
  const page = fc.array(greeting(FRAME, "hello"), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(page, page, (before, after) => {
      const { peer, posted, receive } = stubWindow();
      // Still at its first document, as a frame is that was made a moment ago.
      const contentWindow = Object.assign(peer, { location: { href: "about:blank" } });
      const opened: unknown[] = [];
      const line = connectFrame(
        { contentWindow, removeEventListener() {} } as never,
        FRAME,
        (channel) => opened.push(channel),
        () => {},
      );
      for (const one of before) receive(one).close();
      line.close();
      for (const one of after) receive(one).close();
      const right = before.filter((one) => isRight(one, FRAME, "hello"));
      expect(opened).toHaveLength(right.length);
      expect(posted).toEqual(right.map(() => ({ data: { prechat: 1, type: "connect" }, origin: FRAME })));
    }),
    { numRuns: 300 },
  );
});
