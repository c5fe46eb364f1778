/**
 * An id made from what it names: however often, and from whichever tab, the same message to the same room is sent,
 * the workspace stores it once. Two 53-bit hashes (cyrb53) make a clash of two different messages negligible.
 */
export function messageId(token: string, roomId: string, message: string): string {
  const text = `${token}\n${roomId}\n${message}`;
  return hash(text, 1).toString(36) + hash(text, 2).toString(36);
}

function hash(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
