/** What several visits came to. */
export interface Summary {
  median: number;
  min: number;
  max: number;
}

function summarize(values: number[]): Summary {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return { median: (low + high) / 2, min: sorted[0] ?? Number.NaN, max: sorted.at(-1) ?? Number.NaN };
}

/** Samples of one subject in one condition: each visit adds what it measured. */
export class Samples {
  readonly #values = new Map<string, number[]>();

  add(sample: Record<string, number>): void {
    for (const [name, value] of Object.entries(sample)) {
      const values = this.#values.get(name) ?? [];
      values.push(value);
      this.#values.set(name, values);
    }
  }

  summaries(): Record<string, Summary> {
    return Object.fromEntries([...this.#values].map(([name, values]) => [name, summarize(values)]));
  }

  values(): Record<string, number[]> {
    return Object.fromEntries(this.#values);
  }
}
