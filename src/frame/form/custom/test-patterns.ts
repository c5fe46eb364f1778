import type { Field } from "../field.ts";
import type { Problem } from "../problem.ts";

/** A pattern that needs longer than this for one answer is left to the server; a slow phone has other work, too. */
const PATTERN_TIMEOUT_MS = 500;
/** A worker that has not begun by then is not waited for: the form has to go out. */
const START_TIMEOUT_MS = 3_000;

/**
 * Tests answers as the server does, `new RegExp(pattern).test(value)`, in workers: a pattern comes from an
 * administrator or a site, and may take minutes for one value. What can't be told in time is for the server to say.
 */
export async function testPatterns(fields: Field[], wireOf: (field: Field) => string): Promise<Map<string, Problem>> {
  const problems = new Map<string, Problem>();
  await Promise.all(
    fields.map(async (field) => {
      const value = wireOf(field);
      if (!field.pattern || !value || (await fits(field.pattern, value))) return;
      const { patternMessage: text } = field;
      problems.set(field.id, text ? { key: "text", text } : { key: "invalidFormat" });
    }),
  );
  return problems;
}

function fits(pattern: string, value: string): Promise<boolean> {
  return new Promise((resolve) => {
    let worker: Worker | undefined;
    const finish = (verdict: boolean) => {
      worker?.terminate();
      resolve(verdict);
    };
    try {
      worker = new Worker(new URL("./pattern-worker.ts", import.meta.url), { type: "module" });
      worker.onmessage = ({ data }: MessageEvent<"ready" | boolean>) => {
        if (data === "ready") setTimeout(finish, PATTERN_TIMEOUT_MS, true);
        else finish(data);
      };
      setTimeout(finish, START_TIMEOUT_MS, true);
      worker.onerror = () => finish(true);
      worker.postMessage([pattern, value]);
    } catch {
      finish(true);
    }
  });
}

/** Whether the browser understands a pattern. */
export function isUsablePattern(pattern: string): boolean {
  try {
    return Boolean(new RegExp(pattern));
  } catch {
    return false;
  }
}
