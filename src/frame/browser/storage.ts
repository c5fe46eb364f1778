/** A key-value area that never throws: where the browser denies storage, it lasts as long as the page. */
export interface Store {
  /** The parsed value, or `undefined` when there is none or it can't be read. */
  read(key: string): unknown;
  /** `undefined` removes. Returns whether the value outlives the page. */
  write(key: string, value: unknown): boolean;
}

/** One place in a store. */
export interface Slot {
  /** The parsed value, or `undefined`. */
  read(): unknown;
  /** `undefined` removes. Returns whether the value outlives the page. */
  write(value: unknown): boolean;
}

export function createSlot(store: Store, key: string): Slot {
  return { read: () => store.read(key), write: (value) => store.write(key, value) };
}

/**
 * @param area A function, because reading `localStorage` itself throws where it is denied, and it is null
 *   in some web views.
 */
export function createStore(area: () => Storage | null): Store {
  const memory = new Map<string, unknown>();
  return {
    read(key) {
      if (memory.has(key)) return memory.get(key);
      try {
        return JSON.parse(area()?.getItem(key) ?? "") as unknown;
      } catch {
        return undefined;
      }
    },
    write(key, value) {
      memory.delete(key);
      try {
        const storage = area() as Storage;
        if (value === undefined) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(value));
        // What takes and doesn't give back keeps nothing.
        storage.getItem(key);
        return true;
      } catch {
        if (value !== undefined) memory.set(key, value);
        return false;
      }
    },
  };
}
