import { z } from "zod";

const faultSchema = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("status"),
    status: z.number().int().min(200).max(599),
    /** A string is sent as it is, anything else as JSON. */
    body: z.unknown().optional(),
    contentType: z.string().optional(),
    headers: z.record(z.string(), z.string()).optional(),
  }),
  /** A reverse proxy's error page. */
  z.strictObject({ kind: z.literal("html"), status: z.number().int().min(200).max(599) }),
  /** Late, but otherwise answered as usual. */
  z.strictObject({ kind: z.literal("delay"), ms: z.number().min(0) }),
  /** The connection ends before anything was done. */
  z.strictObject({ kind: z.literal("drop-before") }),
  /** Everything is done and stored, then the connection ends without an answer. */
  z.strictObject({ kind: z.literal("drop-after") }),
  /** Done and stored, then 200 with half of the JSON. */
  z.strictObject({ kind: z.literal("invalid-json") }),
  /** Done and stored, then 200 with nothing in it. */
  z.strictObject({ kind: z.literal("empty") }),
  /** Nothing is done, and no answer comes until the client leaves. */
  z.strictObject({ kind: z.literal("hang") }),
  z.strictObject({
    kind: z.literal("rate-limit"),
    seconds: z.number().int().min(0),
    headers: z.boolean().default(true),
  }),
]);

export const faultRuleSchema = z.strictObject({
  /** Any method but OPTIONS when left out: a preflight never consumes somebody else's fault. */
  method: z.string().optional(),
  /** The pattern of a route, such as `livechat/room` or `livechat/visitor/:token`; `*` for all. */
  path: z.string(),
  /** How many requests it hits. */
  times: z.number().int().min(1).default(1),
  /** How many matching requests pass first. */
  skip: z.number().int().min(0).default(0),
  fault: faultSchema,
  /** Leaves the CORS headers off, as the answer of a proxy in front of the server would. */
  bare: z.boolean().default(false),
});

export type Fault = z.input<typeof faultSchema>;
export type FaultRule = z.input<typeof faultRuleSchema>;
/** A rule that was hit, with its defaults filled in. */
export type ActiveFault = z.output<typeof faultRuleSchema>;

/** The ordered list of faults to come. The first rule that matches and is due is the one. */
export class Faults {
  #rules: ActiveFault[] = [];

  add(rule: FaultRule): void {
    this.#rules.push(faultRuleSchema.parse(rule));
  }

  clear(): void {
    this.#rules = [];
  }

  /** Rules that still have requests to hit. */
  list(): ActiveFault[] {
    return structuredClone(this.#rules);
  }

  /** Takes the fault for this request off the list, or `null`. */
  take(method: string, path: string): ActiveFault | null {
    for (const rule of this.#rules) {
      if (!matchesMethod(rule, method) || !matchesPath(rule.path, path)) continue;
      if (rule.skip > 0) {
        rule.skip -= 1;
        continue;
      }
      rule.times -= 1;
      if (rule.times === 0) this.#rules = this.#rules.filter((other) => other !== rule);
      return rule;
    }
    return null;
  }
}

function matchesMethod(rule: ActiveFault, method: string): boolean {
  return rule.method === undefined ? method !== "OPTIONS" : rule.method.toUpperCase() === method;
}

/** Segment by segment: `:name` stands for any one segment, `*` for whatever is left. */
export function matchesPath(pattern: string, path: string): boolean {
  const wanted = pattern.split("/").filter(Boolean);
  const actual = path.split("/").filter(Boolean);
  for (const [index, segment] of wanted.entries()) {
    if (segment === "*") return true;
    const here = actual[index];
    if (here === undefined || (!segment.startsWith(":") && segment !== here)) return false;
  }
  return wanted.length === actual.length;
}
