/** Whether a visitor's data is too dear to be spent on a guess. */
export function isThrifty(): boolean {
  const { connection } = navigator as { connection?: { saveData?: boolean; effectiveType?: string } };
  return /2g|true/.test([connection?.effectiveType, connection?.saveData] as never);
}
