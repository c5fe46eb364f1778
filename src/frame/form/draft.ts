import { effect } from "@preact/signals";
import type { Store } from "../browser/storage.ts";
import type { Form } from "./form.ts";

/**
 * Keeps what is typed in the frame's session storage, so that a reload brings it back. Only what the visitor
 * typed: prefilled values come again by themselves, and sensitive fields never touch storage.
 *
 * @returns A function that forgets the draft.
 */
export function keepDraft(form: Form, store: Store, key: string): () => void {
  const draft = store.read(key);
  for (const [id, value] of Object.entries(Object(draft) as Record<string, unknown>)) {
    if (typeof value !== "string") continue;
    const entry = form.entry(id);
    entry.isTouched = true;
    entry.value.value = value;
  }
  effect(() => {
    const kept: Record<string, string> = {};
    for (const { id, isSensitive } of form.definitions.value) {
      const entry = form.entry(id);
      const value = entry.value.value;
      if (entry.isTouched && !isSensitive) kept[id] = value;
    }
    if (Object.keys(kept).length) store.write(key, kept);
  });
  return () => {
    // Or the next change of the form would keep it again.
    for (const { id, defaultValue } of form.definitions.value) {
      const entry = form.entry(id);
      if (!entry.isTouched) continue;
      entry.isTouched = false;
      entry.value.value = defaultValue;
    }
    store.write(key, undefined);
  };
}
