import type { FrameLocator, Page } from "@playwright/test";
import type { ToFrame, ToHost } from "../../../src/protocol/messages.ts";
import type { Site } from "../../host-site/site.ts";

const PATH = "/stub-frame.html";

/** Only the real document has one: what is looked up before is the frame's first, empty document. */
const SCRIPT = "script";

/**
 * A frame that shakes hands and does nothing else by itself: the test speaks for it. What waits in it waits by timer:
 * a frame that is not shown yet gets no animation frames.
 */
const HTML = `<!doctype html><html lang="en"><title>Stub</title><body><label>Answer <input></label><script>
window.received = [];
const parentOrigin = new URLSearchParams(location.search).get("parent");
addEventListener("message", ({ data, ports }) => {
  if (data?.type !== "connect") return;
  window.port = ports[0];
  port.onmessage = (event) => received.push(event.data);
}, { once: true });
parent.postMessage({ prechat: 1, type: "hello" }, parentOrigin);
</script></body></html>`;

export class StubFrame {
  readonly address: string;
  readonly #frame: FrameLocator;

  constructor(site: Site, page: Page) {
    this.address = site.publish({ path: PATH, host: "frame.localhost", html: HTML });
    this.#frame = page.frameLocator("prechat-widget iframe");
  }

  /** Settings and attributes that put this frame in the place of ours. */
  get settings(): { frame: string } {
    return { frame: this.address };
  }

  async send(message: ToHost | object): Promise<void> {
    await this.#frame.locator(SCRIPT).evaluate(async (_, sent) => {
      const frame = window as unknown as { port?: MessagePort };
      while (!frame.port) await new Promise((resolve) => setTimeout(resolve));
      frame.port.postMessage(sent);
    }, message);
  }

  /** Waits for the first message of this type and returns it. */
  async received<Type extends ToFrame["type"]>(type: Type): Promise<Extract<ToFrame, { type: Type }>> {
    return (await this.#frame.locator(SCRIPT).evaluate(async (_, wanted) => {
      const { received } = globalThis as unknown as { received: ToFrame[] };
      for (;;) {
        const message = received.find((one) => one.type === wanted);
        if (message) return message;
        await new Promise((resolve) => setTimeout(resolve));
      }
    }, type)) as Extract<ToFrame, { type: Type }>;
  }

  /** Types of everything received so far, in order. */
  async types(): Promise<string[]> {
    return this.#frame
      .locator(SCRIPT)
      .evaluate(() => (globalThis as unknown as { received: ToFrame[] }).received.map((message) => message.type));
  }
}
