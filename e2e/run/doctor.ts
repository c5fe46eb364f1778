/** `npm run doctor -- https://chat.example.com`: the command line as it is built. Builds where nothing is built yet. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "./build.ts";

const PRECHAT = resolve(import.meta.dirname, "../../dist/cli/prechat.js");

if (!existsSync(PRECHAT)) await build();
const { status } = spawnSync(process.execPath, [PRECHAT, "doctor", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = status ?? 2;
