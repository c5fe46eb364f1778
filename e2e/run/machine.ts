import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";

/** The program's file, wherever `PATH` has it. */
export function onPath(name: string): string | null {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Runs a program to its end, its output in ours. @returns Whether it succeeded. */
export function run(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
      shell: process.platform === "win32",
    });
    return true;
  } catch {
    return false;
  }
}

/** Whether installing system packages is ours to do: as root, with `apt-get`. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && onPath("apt-get") !== null;
}

/** Installs system packages where that is ours to do. @returns Whether they are there now. */
export function installPackages(...packages: string[]): boolean {
  if (!canInstall()) return false;
  console.log(`Installing ${packages.join(", ")} from the system's packages.`);
  return run("apt-get", ["update"]) && run("apt-get", ["install", "-y", ...packages]);
}

/** The first line of what went wrong. */
export function messageOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
