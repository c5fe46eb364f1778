import type { Field } from "../field.ts";
import type { Problem } from "../problem.ts";
import { PatternTester } from "./pattern-tester.ts";

/** At the same time: a phone has as many cores to spare, and a form may have two hundred patterns. */
const WORKERS = 2;
/** The form has to go out: what is not known by then is for the server to say. */
const TIMEOUT_MS = 3_000;

/**
 * Tests answers as the server does, `new RegExp(pattern).test(value)`, in workers: a pattern comes from an
 * administrator or a site, and may take minutes for one value. What can't be told in time is for the server to say.
 */
export async function testPatterns(fields: Field[], wireOf: (field: Field) => string): Promise<Map<string, Problem>> {
  const problems = new Map<string, Problem>();
  const waiting = fields.filter((field) => field.pattern && wireOf(field));
  const testers = waiting.slice(0, WORKERS).map(() => new PatternTester());
  const work = async (tester: PatternTester) => {
    for (let field = waiting.shift(); field; field = waiting.shift()) {
      const { id, pattern = "", patternMessage: text } = field;
      const isFitting = await tester.test(pattern, wireOf(field));
      if (!isFitting) problems.set(id, text ? { key: "text", text } : { key: "invalidFormat" });
    }
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, TIMEOUT_MS);
  });
  await Promise.race([Promise.all(testers.map(work)), timeout]);
  clearTimeout(timer);
  waiting.length = 0;
  for (const tester of testers) tester.end();
  return problems;
}
