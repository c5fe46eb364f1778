import { type ParseArgsConfig, parseArgs } from "node:util";
import { UsageError } from "../hosting/usage-error.ts";

/** The options of a command line. @throws {UsageError} for one that there isn't, or that has no value. */
export function readOptions<const Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
