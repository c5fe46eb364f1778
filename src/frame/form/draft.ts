import { effect } from "@preact/signals";
import type { Slot } from "../browser/storage.ts";
import type { Form } from "./form.ts";

/** What the visitor typed, kept in the frame's session storage, so that a reload brings it back. */
export interface Draft {
  /** Takes it out of the form and out of storage. */
  forget(): void;
}

/**
 * Only what the visitor typed: prefilled values come again by themselves, and sensitive fields never touch storage.
 *
 * @param generation Of the visitors in this browser: what another one typed in this tab, before they were forgotten in
 *   another tab, is not brought back.
 */
export function keepDraft(form: Form, slot: Slot, generation: string): Draft {
  for (const [id, value] of readDraft(slot, generation)) {
    const entry = form.entry(id);
    entry.isTouched = true;
    entry.value.value = value;
  }
  effect(() => {
    const answers: [id: string, value: string][] = [];
    for (const { id, isSensitive } of form.definitions.value) {
      const entry = form.entry(id);
      const value = entry.value.value;
      if (entry.isTouched && !isSensitive) answers.push([id, value]);
    }
    if (answers.length) slot.write({ generation, answers });
  });
  return {
    forget() {
      // Or the next change of the form would keep it again.
      for (const { id, defaultValue } of form.definitions.value) {
        const entry = form.entry(id);
        if (!entry.isTouched) continue;
        entry.isTouched = false;
        entry.value.value = defaultValue;
      }
      slot.write(undefined);
    },
  };
}

function readDraft(slot: Slot, generation: string): [id: string, value: string][] {
  const stored = Object(slot.read()) as { generation?: unknown; answers?: unknown };
  if (stored.generation !== generation || !Array.isArray(stored.answers)) return [];
  return stored.answers.filter(
    (answer): answer is [string, string] => Array.isArray(answer) && answer.every((part) => typeof part === "string"),
  );
}
