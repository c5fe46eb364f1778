/** The command can't be understood or followed as it was typed: the message says how it is meant. */
export class UsageError extends Error {
  override name = "UsageError";
}
