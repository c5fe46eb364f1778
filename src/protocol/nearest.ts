/** The known name that a misspelt one is likely to mean: at most one letter in three is another. */
export function nearest<Name extends string>(name: string, known: readonly Name[]): Name | undefined {
  const [best] = known
    .map((other) => ({ other, edits: distance(name, other) }))
    .sort((one, another) => one.edits - another.edits);
  return best && best.edits <= name.length / 3 ? best.other : undefined;
}

/** Levenshtein's distance, one row of the table at a time. */
function distance(from: string, to: string): number {
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
