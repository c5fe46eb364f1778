import fc from "fast-check";
import { refusedBy } from "./replies.ts";

export type Fault =
  | { kind: "status"; status: number; body: string }
  | { kind: "limit"; seconds: number; isNamed: boolean }
  | { kind: "hang" | "drop-before" | "drop-after" | "invalid-json" | "empty" | "forget" | "none" }
  | { kind: "delay" | "offline"; ms: number }
  /** Chromium sends a POST again by itself when its connection dropped. */
  | { kind: "resend"; times: number };

export interface Scenario {
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
export const scenario: fc.Arbitrary<Scenario> = fc.oneof(
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
