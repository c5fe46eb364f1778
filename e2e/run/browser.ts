import { execFileSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/** A browser that was launched once, so it works here. */
export interface FoundBrowser {
  /** `null` for Playwright's own, which needs no path. */
  executablePath: string | null;
  version: string;
  /** Where it comes from, for the log. */
  origin: string;
}

const LAUNCH_TIMEOUT_MS = 30_000;

const SYSTEM_NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

const SYSTEM_PATHS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

const INSTRUCTIONS = `No Chromium could be launched or installed. Any one of these helps:
  - npx playwright install --with-deps chromium
  - install Chromium or Chrome with the system's package manager
  - PRECHAT_CHROMIUM=/path/to/chrome npm test`;

/** Launches candidates and takes the first that starts; installs one when none does. */
export async function findChromium(): Promise<FoundBrowser> {
  const named = process.env.PRECHAT_CHROMIUM;
  if (named !== undefined) return launchNamed(named);
  return (await launchOwn()) ?? (await launchSystem()) ?? (await installOwn()) ?? (await installSystem()) ?? giveUp();
}

/** Whoever named a browser wants that one: another in its place would be a false result. */
async function launchNamed(executablePath: string): Promise<FoundBrowser> {
  try {
    return { executablePath, version: await versionOf(executablePath), origin: `PRECHAT_CHROMIUM=${executablePath}` };
  } catch (error) {
    throw new Error(`PRECHAT_CHROMIUM is "${executablePath}", which can't be launched: ${messageOf(error)}`);
  }
}

async function launchOwn(): Promise<FoundBrowser | null> {
  try {
    return { executablePath: null, version: await versionOf(null), origin: "Playwright's own" };
  } catch {
    return null;
  }
}

async function launchSystem(): Promise<FoundBrowser | null> {
  for (const executablePath of systemCandidates()) {
    try {
      return { executablePath, version: await versionOf(executablePath), origin: executablePath };
    } catch (error) {
      console.log(`${executablePath} can't be launched: ${messageOf(error)}`);
    }
  }
  return null;
}

async function installOwn(): Promise<FoundBrowser | null> {
  console.log("No browser found: downloading Playwright's Chromium.");
  return run("npx", ["playwright", "install", "chromium", "--only-shell"]) ? launchOwn() : null;
}

async function installSystem(): Promise<FoundBrowser | null> {
  if (process.getuid?.() !== 0 || !onPath("apt-get")) return null;
  console.log("Installing Chromium from the system's packages.");
  return run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "chromium"]) ? launchSystem() : null;
}

function giveUp(): never {
  throw new Error(INSTRUCTIONS);
}

async function versionOf(executablePath: string | null): Promise<string> {
  const browser = await chromium.launch({
    timeout: LAUNCH_TIMEOUT_MS,
    ...(executablePath !== null && { executablePath }),
  });
  const version = browser.version();
  await browser.close();
  return version;
}

function systemCandidates(): string[] {
  return [...SYSTEM_NAMES.flatMap((name) => onPath(name) ?? []), ...SYSTEM_PATHS.filter(isExecutable)];
}

function onPath(name: string): string | null {
  const folders = process.env.PATH?.split(delimiter) ?? [];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function run(command: string, args: string[]): boolean {
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

function messageOf(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n", 1)[0] ?? "";
}
