/** The known name that takes the fewest edits to get to. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  return [...known].sort((one, other) => distance(name, one) - distance(name, other))[0];
}

/** Levenshtein's distance, one row of the table at a time. */
export function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  [...from].forEach((letter, index) => {
    const next = [index + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = at(row, column - 1) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(at(next, column - 1) + 1, at(row, column) + 1, replaced));
    }
    row = next;
  });
  return at(row, to.length);
}

function at(row: number[], column: number): number {
  return row[column] ?? 0;
}
