#!/usr/bin/env node
import { resolve } from "node:path";
import { UsageError } from "../hosting/usage-error.ts";
import { VERSION } from "../protocol/version.ts";
import { runDoctor } from "./doctor/doctor-command.ts";
import { runPin } from "./pin/pin-command.ts";

const HELP = `Usage: prechat <command>

Commands:
  doctor    says what will not work on a site, and where to set it right
  pin       writes the built files, pinned to a workspace and its sites, into a folder for a web server

  prechat <command> --help tells more. prechat --version prints the version.`;

/** What the package ships, beside the folder of this script. */
const DIST = resolve(import.meta.dirname, "..");

async function run([command, ...args]: string[]): Promise<number> {
  switch (command) {
    case "doctor":
      return runDoctor(args);
    case "pin":
      return runPin(args, DIST);
    case "--version":
      console.log(VERSION);
      return 0;
    case undefined:
    case "--help":
    case "-h":
      console.log(HELP);
      return 0;
    default:
      throw new UsageError(`There is no command "${command}".\n\n${HELP}`);
  }
}

/** What a command says itself, or the system: a full disk, a folder that may not be written. The rest wants a stack. */
function isTold(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && "syscall" in error);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(isTold(error) ? `prechat: ${error.message}` : error);
  process.exitCode = 2;
}
