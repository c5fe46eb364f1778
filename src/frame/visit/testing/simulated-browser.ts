import { AsyncLocalStorage } from "node:async_hooks";
import type { ToHost } from "../../../protocol/messages.ts";
import { HostStorage } from "../../registration/host-storage.ts";
import { STRANGER, VISITOR } from "./answers.ts";
import { never, pause, tooMany } from "./replies.ts";
import type { Fault, Scenario } from "./scenario.ts";
import { Locks, Page } from "./simulated-page.ts";
import { SimulatedWorkspace } from "./simulated-workspace.ts";

/** Where the frame keeps the token when the page doesn't. */
export const TOKEN_KEY = "token";

/** A browser with its storage and its tabs, in front of a workspace that fails as the scenario says. */
export class SimulatedBrowser {
  readonly workspace = new SimulatedWorkspace();
  readonly #pages: Page[] = [];
  /** When the widget sent each visitor call. */
  readonly visitorCalls: number[] = [];
  mostRoomCalls = 0;
  online = true;
  readonly #roomCalls = new Set<Page>();
  #requests = 0;
  readonly #faults: Fault[];
  readonly #crashes: Scenario["crashes"];
  readonly #items = new Map<string, string>();
  readonly #hostItems = new Map<string, string>();
  readonly #locks = new Locks();
  readonly #events = new EventTarget();
  readonly #scenario: Scenario;
  /** Whose code is running. */
  readonly #current = new AsyncLocalStorage<Page>();

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#faults = [...scenario.faults];
    this.#crashes = [...scenario.crashes];
    const { shares } = scenario;
    if (shares !== "nothing") {
      const { [shares]: detail } = VISITOR;
      this.workspace.visitors.push({ _id: STRANGER, token: "older", [shares]: detail, data: {} });
    }
  }

  /** Everything that is left in storage. */
  get stored(): string {
    return JSON.stringify([...this.#items]);
  }

  /** The token that the next visit will find. */
  get remembered(): string | undefined {
    const own = this.#items.get(TOKEN_KEY);
    return this.#hostItems.get("token") ?? (own && (JSON.parse(own) as string));
  }

  open(): Page {
    const page = new Page();
    this.#pages.push(page);
    return page;
  }

  /** The page that was opened last goes away. */
  crashLast(): void {
    const page = this.#pages.findLast(({ isAlive }) => isAlive);
    if (page) this.crash(page);
  }

  crash(page: Page): void {
    page.isAlive = false;
    page.goAway();
    this.#locks.release(page);
  }

  clearStorage(): void {
    this.#items.clear();
  }

  fetch = async (given: Request | string, init?: RequestInit): Promise<Response> => {
    const input = new Request(given, init);
    const url = new URL(input.url);
    const page = this.#current.getStore();
    if (!page?.isAlive) return never;
    if (!this.online) throw new TypeError("Failed to fetch");
    const isRoom = url.pathname.endsWith("/room");
    if (url.pathname.endsWith("/visitor")) this.visitorCalls.push(Date.now());
    if (isRoom) {
      this.#roomCalls.add(page);
      const alive = [...this.#roomCalls].filter(({ isAlive }) => isAlive);
      this.mostRoomCalls = Math.max(this.mostRoomCalls, alive.length);
    }
    try {
      const gone = new Promise<never>((_resolve, reject) => {
        input.signal.addEventListener("abort", () => reject(input.signal.reason));
      });
      return await page.guard(Promise.race([gone, this.#serve(page, input, url)]));
    } finally {
      if (isRoom) this.#roomCalls.delete(page);
    }
  };

  async #serve(page: Page, input: Request, url: URL): Promise<Response> {
    const number = this.#requests++;
    const crash = this.#crashes.find(({ request }) => request === number);
    const fault = this.#faults.shift() ?? { kind: "none" };
    const text = await input.text();
    const body: unknown = text ? JSON.parse(text) : null;
    const run = () => this.workspace.answer(input.method, url, body);
    if (crash?.when === "before") {
      this.crash(page);
      return never;
    }
    await pause(15);
    const response = await this.#play(fault, run);
    if (crash) this.crash(page);
    return response;
  }

  async #play(fault: Fault, run: () => Promise<{ status: number; text: string }>): Promise<Response> {
    switch (fault.kind) {
      case "status":
        return new Response(fault.body, { status: fault.status });
      case "limit":
        return new Response(fault.isNamed ? tooMany(fault.seconds) : "", { status: 429 });
      case "hang":
        return never;
      case "drop-before":
        throw new TypeError("Failed to fetch");
      case "drop-after":
        await run();
        throw new TypeError("Failed to fetch");
      case "invalid-json":
        return new Response((await run()).text.slice(0, 9));
      case "empty":
        await run();
        return new Response("");
      case "forget":
        // Not between two tabs: what one of them re-registers after a crash the other believes to be complete.
        if (this.#scenario.tabs === 1) this.workspace.forget();
        break;
      case "delay": {
        const { status, text } = await run();
        await pause(fault.ms);
        return new Response(text, { status });
      }
      case "offline":
        this.online = false;
        setTimeout(() => {
          this.online = true;
          this.#events.dispatchEvent(new Event("online"));
        }, fault.ms);
        throw new TypeError("Failed to fetch");
      case "resend":
        for (let time = 1; time < fault.times; time++) await run();
        break;
      case "none":
        break;
    }
    const { status, text } = await run();
    return new Response(text, { status });
  }

  /** Does something as this page: pages share one global scope, in which each meets its own browser. */
  as<T>(page: Page, work: () => T): T {
    return this.#current.run(page, work);
  }

  /** The globals that the widget reads. */
  globals(): Record<string, unknown> {
    const events = this.#events;
    const isOnline = () => this.online;
    const lock = (_name: string, options: LockOptions, work: (lock: object | null) => Promise<unknown>) => {
      const page = this.#current.getStore();
      return page ? this.#locks.request(page, options, work) : never;
    };
    return {
      fetch: this.fetch,
      location: new URL("https://static.example.com/frame/index.html"),
      addEventListener: (type: string, listener: () => void, options?: AddEventListenerOptions) => {
        const here = AsyncLocalStorage.snapshot();
        events.addEventListener(type, () => here(listener), options);
      },
      removeEventListener: () => {},
      navigator: {
        languages: ["en"],
        get onLine() {
          return isOnline();
        },
        ...(this.#scenario.hasLocks && { locks: { request: lock } }),
      },
    };
  }

  /** The frame's storage, as the scenario has it. */
  area(page: Page): Storage | null {
    const { storage } = this.#scenario;
    if (storage === "null") return null;
    const denied = () => new DOMException("denied", "SecurityError");
    const change = (isDenied: boolean, act: () => void) => {
      if (isDenied) throw denied();
      if (page.isAlive) act();
    };
    return {
      getItem: (key: string) => {
        if (storage === "throws") throw denied();
        return this.#items.get(key) ?? null;
      },
      setItem: (key: string, value: string) =>
        change(storage === "throws" || storage === "full", () => this.#items.set(key, value)),
      removeItem: (key: string) => change(storage === "throws", () => this.#items.delete(key)),
    } as unknown as Storage;
  }

  /** The token that the page around the frame has at first. */
  hostToken(): string | null {
    return (this.#scenario.host === "answers" && this.#hostItems.get("token")) || null;
  }

  /** The page's storage, or none. */
  host(page: Page): HostStorage | null {
    const { host: kind } = this.#scenario;
    if (kind === "none") return null;
    const host = new HostStorage({
      send: (message: ToHost) => {
        if (kind === "silent" || !("id" in message)) return;
        setTimeout(() => {
          if (!page.isAlive) return;
          if (message.type === "remember") this.#hostItems.set("token", message.token ?? "");
          host.answer(message.id, { token: this.#hostItems.get("token") || null, kept: true });
        }, 1);
      },
    });
    return host;
  }
}
