import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createStore } from "../browser/storage.ts";
import type { Registration } from "../form/answers.ts";
import { readRecord } from "../visit/unfinished.ts";
import { createClient } from "../workspace/client.ts";
import { toQueryString } from "../workspace/config-request.ts";
import { toFailure } from "../workspace/failure.ts";
import { configReply } from "../workspace/schemas.ts";
import { createIdentity } from "./identity.ts";
import type { Job } from "./job.ts";
import { createJournal } from "./journal.ts";
import { withOwnGuest } from "./own-guest.ts";
import { AnotherVisitor } from "./post-visitor.ts";
import { refusedAnswers } from "./refused-answers.ts";
import { submit } from "./submission.ts";

/** More runs for a night, or the seed of a run that failed. */
const RUNS = Number(process.env.PRECHAT_PROPERTY_RUNS ?? 300);
const SEED = Number(process.env.PRECHAT_SEED ?? Date.now() % 2 ** 31);

const SERVER = "https://chat.example.com";
const RELOAD_MS = 300;
/** A slow workspace needs so long to open a chat. */
const ROOM_MS = 1_500;
const PATIENCE_MS = 30 * 60_000;

const registration: Registration = {
  visitor: { name: "Ada Lind", email: "ada@example.com", phone: "+491701234567" },
  fields: [
    { key: "order", value: "4711", overwrite: true, scope: "visitor" },
    { key: "size", value: "54", overwrite: true, scope: "visitor" },
    { key: "channel", value: "web", overwrite: true, scope: "room" },
  ],
  message: "The chain slips.",
};

type Fault =
  | { kind: "status"; status: number; body: string }
  | { kind: "limit"; seconds: number; isNamed: boolean }
  | { kind: "hang" | "drop-before" | "drop-after" | "invalid-json" | "empty" | "forget" | "none" }
  | { kind: "delay" | "offline"; ms: number }
  /** Chromium sends a POST again by itself when its connection dropped. */
  | { kind: "resend"; times: number };

interface Scenario {
  /** One per request, in the order of arrival; whatever comes later is answered as it should be. */
  faults: Fault[];
  /** The page goes away: with the n-th request, before the workspace saw it, or before the answer came. */
  crashes: { request: number; when: "before" | "after" }[];
  /** The page goes away at that time, wherever it stands. */
  crashesAt: number[];
  tabs: 1 | 2;
  host: "none" | "answers" | "silent";
  storage: "kept" | "null" | "throws" | "full" | "cleared";
  /** Somebody else has the same phone number, or the same email: a family, an office. */
  shares: "nothing" | "phone" | "email";
  hasLocks: boolean;
}

/** Id of the visitor who shares a detail with ours. */
const STRANGER = "visitor-0";

const json = (body: object) => JSON.stringify(body);
const refusedBy = (error: string, errorType?: string) =>
  json({ success: false, error, ...(errorType && { errorType }) });

const fault: fc.Arbitrary<Fault> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ kind: "none" } as const) },
  fc.constantFrom(
    ...(["hang", "drop-before", "drop-after", "invalid-json", "empty", "forget"] as const).map((kind) => ({ kind })),
  ),
  fc.constantFrom<Fault>(
    { kind: "status", status: 500, body: refusedBy("Internal server error") },
    { kind: "status", status: 502, body: "<html><h1>502 Bad Gateway</h1></html>" },
    { kind: "status", status: 200, body: "<html>Please sign in to the hotel's network</html>" },
    { kind: "status", status: 400, body: refusedBy("error-not-allowed") },
    { kind: "status", status: 400, body: refusedBy("No [error-not-allowed]", "error-not-allowed") },
    { kind: "status", status: 400, body: refusedBy("must be string [invalid-params]", "invalid-params") },
    { kind: "status", status: 400, body: refusedBy("Cannot convert undefined or null to object") },
    { kind: "status", status: 429, body: "<html>slow down</html>" },
  ),
  fc.record({ kind: fc.constant("limit" as const), seconds: fc.integer({ min: 0, max: 60 }), isNamed: fc.boolean() }),
  fc.record({ kind: fc.constant("delay" as const), ms: fc.integer({ min: 1, max: 12_000 }) }),
  fc.record({ kind: fc.constant("offline" as const), ms: fc.integer({ min: 1, max: 90_000 }) }),
  fc.record({ kind: fc.constant("resend" as const), times: fc.integer({ min: 2, max: 5 }) }),
);

const shared = {
  faults: fc.array(fault, { maxLength: 14 }),
  host: fc.constantFrom("none", "answers", "silent"),
  shares: fc.constantFrom("nothing", "phone", "email"),
} as const;

/** Pages that go away, and a second tab, need a storage that remembers and, for two at once, Web Locks. */
const scenario = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      ...shared,
      crashes: fc.array(
        fc.record({ request: fc.integer({ min: 0, max: 12 }), when: fc.constantFrom("before", "after") }),
        { maxLength: 4 },
      ),
      crashesAt: fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 3 }),
      tabs: fc.constantFrom(1, 2),
      storage: fc.constant("kept"),
      hasLocks: fc.constant(true),
    }),
  },
  fc.record({
    ...shared,
    crashes: fc.constant([]),
    crashesAt: fc.constant([]),
    tabs: fc.constant(1),
    storage: fc.constantFrom("kept", "null", "throws", "full", "cleared"),
    hasLocks: fc.boolean(),
  }),
) as fc.Arbitrary<Scenario>;

interface Visitor {
  _id: string;
  token: string;
  email?: string;
  phone?: string;
  data: Record<string, string>;
}

interface Body extends Record<"token" | "key" | "value" | "_id" | "rid" | "msg", string> {
  visitor?: { token: string; email?: string; phone?: string };
  customFields?: { key: string; value: string }[];
}

/** What `e2e/server` does, in memory and by the fake clock. */
class Workspace {
  visitors: Visitor[] = [];
  rooms: { _id: string; token: string; data: Record<string, string> }[] = [];
  messages: { _id: string; rid: string; msg: string }[] = [];
  #ids = 0;
  #limits = new Map<string, { startedAt: number; count: number }>();

  /** All but the one who shares a detail with our visitor. */
  forget(): void {
    Object.assign(this, { visitors: this.visitors.filter(({ _id }) => _id === STRANGER), rooms: [], messages: [] });
  }

  async answer(method: string, url: URL, body: unknown): Promise<{ status: number; text: string }> {
    const path = url.pathname.split("/livechat/")[1] ?? "";
    const given = Object(body) as Body;
    const limited = this.#limit(`${method} ${path.split("/")[0]}`, path === "visitor" || path === "room" ? 5 : 10);
    if (limited) return limited;
    try {
      return { status: 200, text: json({ ...(await this.#run(path, url.searchParams, given)), success: true }) };
    } catch (error) {
      return { status: 400, text: refusedBy(String(error)) };
    }
  }

  #limit(route: string, most: number) {
    const now = Date.now();
    let window = this.#limits.get(route);
    if (!window || now - window.startedAt >= 60_000) window = { startedAt: now, count: 0 };
    this.#limits.set(route, window);
    window.count += 1;
    if (window.count <= most) return null;
    return { status: 429, text: tooMany(Math.ceil((window.startedAt + 60_000 - now) / 1000)) };
  }

  async #run(path: string, query: URLSearchParams, body: Body): Promise<object> {
    const token = query.get("token") ?? body.token ?? "";
    const guest = () => this.visitors.find((visitor) => visitor.token === token) ?? refuse("invalid-token");
    const room = this.rooms.find((one) => one.token === token);
    switch (path) {
      case "config": {
        const visitor = this.visitors.find((one) => one.token === token);
        return { config: { enabled: true, ...(visitor && { guest: toGuest(visitor) }), ...(visitor && { room }) } };
      }
      case "visitor":
        return { visitor: toGuest(this.#register(body.visitor ?? refuse("Match error: Missing key 'visitor'"))) };
      case "custom.fields":
      case "custom.field": {
        const visitor = guest();
        const answers = body.customFields ?? [body];
        for (const { key, value } of answers) {
          const field = registration.fields.find((one) => one.key === key) ?? refuse("invalid-custom-field");
          // A room-scoped answer without a room is lost without a word.
          const data = field.scope === "room" ? room?.data : visitor.data;
          if (data) data[key] = value;
        }
        return { fields: answers.map(({ key, value }) => ({ Key: key, value })) };
      }
      case "room": {
        guest();
        if (room) return { room, newRoom: false };
        // Two at once make two rooms, also when nobody waits for the first any more.
        await pause(ROOM_MS);
        const made = { _id: `room-${++this.#ids}`, token, data: {} };
        this.rooms.push(made);
        return { room: made, newRoom: true };
      }
      case "message": {
        guest();
        const { _id, rid, msg } = body;
        if (room?._id !== rid) refuse("invalid-room");
        if (this.messages.some((message) => message._id === _id)) refuse("Cannot convert undefined or null to object");
        this.messages.push({ _id, rid, msg });
        return { message: { _id } };
      }
      default:
        return { message: this.messages.find(({ _id }) => path === `message/${_id}`) ?? refuse("invalid-message") };
    }
  }

  #register({ token, email, phone }: { token: string; email?: string; phone?: string }): Visitor {
    const details = { ...(email && { email }), ...(phone && { phone }) };
    const known = this.visitors.find((visitor) => visitor.token === token);
    if (known) return Object.assign(known, details);
    const byPhone = phone && this.visitors.find((visitor) => visitor.phone === phone);
    if (byPhone) return byPhone;
    const byEmail = email && this.visitors.find((visitor) => visitor.email === email);
    if (byEmail) return Object.assign(byEmail, { token });
    const visitor = { _id: `visitor-${++this.#ids}`, token, ...details, data: {} };
    this.visitors.push(visitor);
    return visitor;
  }
}

function refuse(code: string): never {
  throw code;
}

const tooMany = (seconds: number) =>
  refusedBy(`Error, too many requests. You must wait ${seconds} seconds before trying this. [error-too-many-requests]`);

const toGuest = ({ _id, token, email, phone }: Visitor) => ({
  _id,
  token,
  visitorEmails: [{ address: email }],
  phone: [{ phoneNumber: phone }],
});

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const never = new Promise<never>(() => {});

/** Web Locks, of which a page that goes away loses its own. */
class Locks {
  #holder: Page | null = null;
  #queue: { page: Page; run(): void }[] = [];

  of(page: Page) {
    return {
      request: (_name: string, { ifAvailable }: LockOptions, work: (lock: object | null) => Promise<unknown>) =>
        new Promise((resolve, reject) => {
          if (!page.isAlive) return;
          if (ifAvailable && this.#holder) return resolve(work(null));
          const run = () => {
            this.#holder = page;
            work({})
              .then(resolve, reject)
              .finally(() => page.isAlive && this.release(page));
          };
          if (this.#holder) this.#queue.push({ page, run });
          else run();
        }),
    };
  }

  release(page: Page): void {
    this.#queue = this.#queue.filter((waiting) => waiting.page !== page);
    if (this.#holder !== page) return;
    this.#holder = null;
    this.#queue.shift()?.run();
  }
}

/** What one page of the browser lives on. Nothing of it works any more once the page is gone. */
class Page {
  isAlive = true;
  goAway = (): void => {};
  readonly gone = new Promise<"gone">((resolve) => {
    this.goAway = () => resolve("gone");
  });
  /** Pages share this global scope: their requests are told apart by a path of the workspace's address. */
  readonly server: string;

  constructor(id: number) {
    this.server = `${SERVER}/page-${id}`;
  }

  guard<T>(work: Promise<T>): Promise<T> {
    return work.then((value) => (this.isAlive ? value : never));
  }
}

/** A browser with its storage and its tabs, in front of a workspace that fails as the scenario says. */
class World {
  readonly workspace = new Workspace();
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

  constructor(scenario: Scenario) {
    this.#scenario = scenario;
    this.#faults = [...scenario.faults];
    this.#crashes = [...scenario.crashes];
    const { shares } = scenario;
    if (shares !== "nothing") {
      const { [shares]: detail } = registration.visitor;
      this.workspace.visitors.push({ _id: STRANGER, token: "older", [shares]: detail, data: {} });
    }
  }

  /** Everything that is left in storage. */
  get stored(): string {
    return JSON.stringify([...this.#items]);
  }

  /** The token that the next visit will find. */
  get remembered(): string | undefined {
    const own = this.#items.get(`prechat:token:${SERVER}`);
    return this.#hostItems.get("token") ?? (own && (JSON.parse(own) as string));
  }

  open(): Page {
    const page = new Page(this.#pages.length);
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

  fetch = async (input: Request): Promise<Response> => {
    const url = new URL(input.url);
    const page = this.#pages.find(({ server }) => url.href.startsWith(`${server}/`));
    if (!page?.isAlive) return never;
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

  /** The globals as this page sees them. They are read before the first `await` of whatever is called next. */
  enter(page: Page): void {
    const { online, hasLocks } = { online: () => this.online, ...this.#scenario };
    vi.stubGlobal("fetch", this.fetch);
    vi.stubGlobal("addEventListener", this.#events.addEventListener.bind(this.#events));
    vi.stubGlobal("navigator", {
      get onLine() {
        return online();
      },
      ...(hasLocks && { locks: this.#locks.of(page) }),
    });
  }

  storage(page: Page): Storage | null {
    const { storage } = this.#scenario;
    if (storage === "null") return null;
    const nameOf = (key: string) => key.replace(page.server, SERVER);
    const guarded = (isDenied: boolean, act: () => void) => {
      if (isDenied) throw new DOMException("denied", "SecurityError");
      if (page.isAlive) act();
    };
    return {
      getItem: (key: string) => {
        if (storage === "throws") throw new DOMException("denied", "SecurityError");
        return this.#items.get(nameOf(key)) ?? null;
      },
      setItem: (key: string, value: string) =>
        guarded(storage === "throws" || storage === "full", () => this.#items.set(nameOf(key), value)),
      removeItem: (key: string) => guarded(storage === "throws", () => this.#items.delete(nameOf(key))),
    } as unknown as Storage;
  }

  identity(page: Page, store: ReturnType<typeof createStore>) {
    const { host } = this.#scenario;
    const line = {
      send: (message: { type: string; token?: string | null }) => {
        if (host === "silent") return;
        setTimeout(() => {
          if (!page.isAlive) return;
          if (message.type === "remember") this.#hostItems.set("token", message.token ?? "");
          identity.answer(this.#hostItems.get("token") || null, true);
        }, 1);
      },
    };
    const known = (host === "answers" && this.#hostItems.get("token")) || null;
    const identity = createIdentity(host === "none" ? null : line, store, `prechat:token:${SERVER}`, known);
    return {
      ...identity,
      recall: () => page.guard(identity.recall()),
      remember: (token: string | null) => page.guard(identity.remember(token)),
    };
  }
}

/** One tab from its opening to the handoff, as the model takes it there; a visitor who tries again when asked to. */
async function visit(world: World, page: Page, isDone: () => boolean): Promise<void> {
  world.enter(page);
  const store = createStore(() => world.storage(page));
  const identity = world.identity(page, store);
  const journal = createJournal(store, "prechat:journal", SERVER);
  const { signal } = new AbortController();
  let left: Job | null = null;

  const token = await identity.recall();
  const client = createClient({ server: page.server, onWait: () => {}, signal });
  world.enter(page);
  const reply = await client.call(`config${toQueryString({ token })}`, configReply).catch(() => null);
  const { guest, room } = reply ? withOwnGuest(reply.config, token) : {};
  const record = journal.read();
  if (record) left = readRecord(record, SERVER);
  if (!left && guest && room) return;

  while (!isDone()) {
    try {
      world.enter(page);
      const answers = corrected(left?.registration ?? registration, left ? refusedAnswers(left) : []);
      const { refused } = await submit(answers, {
        server: page.server,
        identity,
        journal,
        store,
        makesRoom: true,
        match: "token",
        guest,
        left,
        signal,
        onStep: () => {},
        onProgress: (job) => {
          left = job;
        },
        onRegistered: () => {},
      });
      if (!refused.length) return;
    } catch (error) {
      // A visitor whom the workspace forgets again and again between two calls is asked to try again.
      if (!(error instanceof AnotherVisitor)) expect(toFailure(error).reason, String(error)).not.toBe("unexpected");
      await pause(1_000);
    }
  }
}

/** The visitor writes what was refused otherwise. */
function corrected(given: Registration, refused: string[]): Registration {
  const correct = (value: string) => `${value}0`;
  const fields = given.fields.map((one) => (refused.includes(one.key) ? { ...one, value: correct(one.value) } : one));
  return { ...given, fields };
}

async function play(given: Scenario): Promise<World> {
  vi.setSystemTime(1_700_000_000_000);
  const world = new World(given);
  const startedAt = Date.now();
  let open: number = given.tabs;
  const isLate = () => Date.now() - startedAt > PATIENCE_MS;
  /** Whoever comes back finds the page reloaded. */
  const stay = async (): Promise<void> => {
    for (;;) {
      const page = world.open();
      if ((await Promise.race([visit(world, page, isLate), page.gone])) !== "gone") break;
      await pause(RELOAD_MS);
    }
    open--;
  };
  for (const ms of given.crashesAt) setTimeout(() => world.crashLast(), ms);
  if (given.storage === "cleared") setInterval(() => world.clearStorage(), 40);
  const all = Promise.all(Array.from({ length: given.tabs }, stay));
  let failure: unknown;
  all.catch((error: unknown) => {
    failure = error;
  });
  while (open && !failure && !isLate()) await vi.advanceTimersByTimeAsync(250);
  if (failure) throw failure;
  expect(open, "tabs that never came to an end").toBe(0);
  vi.clearAllTimers();
  return world;
}

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("whatever fails, and wherever the page goes away, everything is there once", async () => {
  // Loaded in a real moment, not in the fake clock's.
  await Promise.all([
    import("./isolate.ts"),
    import("./join-room.ts"),
    import("./post-message.ts"),
    import("../workspace/refusal.ts"),
  ]);
  await fc.assert(
    fc.asyncProperty(scenario, async (given) => {
      const { workspace, visitorCalls, mostRoomCalls, stored, remembered } = await play(given);
      expect(workspace.rooms).toHaveLength(1);
      const own = workspace.visitors.find(({ token }) => token === workspace.rooms[0]?.token);
      const others = workspace.visitors.filter((visitor) => visitor !== own);
      expect(own).toMatchObject({ email: "ada@example.com", phone: "+491701234567" });
      expect(own?._id).not.toBe(STRANGER);
      expect(others.map(({ data }) => data)).toEqual(others.map(() => ({})));
      // One that was forgotten between two calls, and made again, can't be told from a stranger: it is left alone.
      if (!given.faults.some(({ kind }) => kind === "forget"))
        expect(others.map(({ _id, token }) => [_id, token])).toEqual(
          given.shares === "nothing" ? [] : [[STRANGER, "older"]],
        );
      expect(own?.data).toEqual({
        order: expect.stringMatching(/^47110*$/),
        size: expect.stringMatching(/^540*$/),
      });
      expect(workspace.rooms[0]?.data).toEqual({ channel: expect.stringMatching(/^web0*$/) });
      expect(workspace.messages.map(({ msg }) => msg)).toEqual(["The chain slips."]);
      expect(mostRoomCalls).toBe(1);
      if (given.storage === "kept") expect(remembered).toBe(own?.token);
      expect(stored).not.toMatch(/Ada|chain slips|order/);
      // Whose storage is emptied all the time can't count.
      if (given.storage === "cleared") return;
      for (const [index, at] of visitorCalls.entries()) {
        const sixth = visitorCalls[index + 5];
        if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(60_000);
      }
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.info(`property: ${RUNS} runs, seed ${SEED}`);
}, 600_000);
