import { effect } from "@preact/signals";
import type { VisitContext } from "./context.ts";

/**
 * Tells the page, for its analytics, in which field the visitor was last and what stood in their way: names of fields
 * and kinds of problems, never an answer, nor a text that may hold one.
 */
export function reportFields({ form, line, lifetime }: VisitContext): void {
  const values = new Map<string, string>();
  const problems = new Map<string, string>();
  let last: string | undefined;
  const stop = effect(() => {
    for (const { id, name, isHidden } of form.inForce.value) {
      if (isHidden) continue;
      const entry = form.entry(id);
      const value = entry.value.value;
      const isTyped = values.has(id) && values.get(id) !== value && entry.isTouched;
      values.set(id, value);
      // One message for each field, not for each key.
      if (isTyped && name !== last) line.send({ type: "field", name });
      if (isTyped) last = name;
      const problem = entry.problem.value?.key;
      if (problem === problems.get(id)) continue;
      if (problem) {
        problems.set(id, problem);
        line.send({ type: "field-problem", name, problem });
      } else problems.delete(id);
    }
  });
  lifetime.signal.addEventListener("abort", stop);
}
