import { type BrowserType, chromium, firefox, type LaunchOptions } from "@playwright/test";
import { recordEngine } from "./engine-record.ts";
import { installPackages, isExecutable, messageOf, onPath, run } from "./machine.ts";

/** A browser that was launched once, so it works here. */
interface FoundBrowser {
  /** `null` for Playwright's own, which needs no path. */
  executablePath: string | null;
  version: string;
  /** Where it comes from, for the log. */
  origin: string;
}

/** How one engine that Playwright drives is found on a machine. */
interface Kind {
  name: string;
  type: BrowserType;
  launch?: LaunchOptions;
  /** The environment variable that names its program. */
  variable: string;
  /** Programs on the path. */
  names: string[];
  /** Where macOS and Windows keep them. */
  paths: string[];
  /** What Playwright calls its own build, where that is the one to test with. */
  own?: string;
  /** Its build without windows, as Debian names program and package: what Playwright's own is, at half the work. */
  shell?: string;
  /** Debian's package. */
  package: string;
  instructions: string[];
}

const KINDS = {
  chromium: {
    name: "Chromium",
    type: chromium,
    variable: "PRECHAT_CHROMIUM",
    names: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
    paths: [
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Applications/Chromium.app/Contents/MacOS/Chromium",
      "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
    ],
    own: "chromium",
    shell: "chromium-headless-shell",
    package: "chromium",
    instructions: [
      "npx playwright install --with-deps chromium",
      "install Chromium or Chrome with the system's package manager",
      "PRECHAT_CHROMIUM=/path/to/chrome npm test",
    ],
  },
  firefox: {
    name: "Firefox",
    type: firefox,
    // Stock Firefox: Playwright's own build is patched, and no visitor has it.
    launch: { channel: "moz-firefox" },
    variable: "PRECHAT_FIREFOX",
    names: ["firefox-esr", "firefox"],
    paths: [
      "/Applications/Firefox.app/Contents/MacOS/firefox",
      "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
      "C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe",
    ],
    package: "firefox-esr",
    instructions: [
      "install Firefox with the system's package manager",
      "PRECHAT_FIREFOX=/path/to/firefox npm run test:engines",
    ],
  },
} satisfies Record<string, Kind>;

/** Engines that Playwright drives. */
export type EngineName = keyof typeof KINDS;

const LAUNCH_TIMEOUT_MS = 30_000;

/** Launches candidates and takes the first that starts; installs one when none does. */
async function findBrowser(engine: EngineName): Promise<FoundBrowser> {
  const kind: Kind = KINDS[engine];
  const named = process.env[kind.variable];
  if (named !== undefined) return launchNamed(kind, named);
  return (
    (await launchOwn(kind)) ??
    (await launchShell(kind)) ??
    (await launchSystem(kind)) ??
    (await installOwn(kind)) ??
    (await installSystem(kind)) ??
    giveUp(kind)
  );
}

/**
 * Finds the engine's browser, says which one, and leaves its path where Playwright's configuration looks for it; and
 * beside it that of one with windows, if there is any, for what a build without them can't do.
 */
export async function provideBrowser(engine: EngineName): Promise<void> {
  const { executablePath, ...found } = await findBrowser(engine);
  const { name, variable } = KINDS[engine];
  const whole = process.env[variable] ?? systemCandidates(KINDS[engine])[0];
  if (whole) process.env[`${variable}_WITH_WINDOWS`] = whole;
  if (executablePath) process.env[variable] = executablePath;
  recordEngine(engine, { name, ...found });
}

/** Whoever named a browser wants that one: another in its place would be a false result. */
async function launchNamed(kind: Kind, executablePath: string): Promise<FoundBrowser> {
  const origin = `${kind.variable}=${executablePath}`;
  try {
    return { executablePath, version: await versionOf(kind, executablePath), origin };
  } catch (error) {
    throw new Error(`${kind.variable} is "${executablePath}", which can't be launched: ${messageOf(error)}`);
  }
}

async function launchOwn(kind: Kind): Promise<FoundBrowser | null> {
  if (kind.own === undefined) return null;
  try {
    return { executablePath: null, version: await versionOf(kind, null), origin: "Playwright's own" };
  } catch {
    return null;
  }
}

async function launchShell(kind: Kind): Promise<FoundBrowser | null> {
  const { shell } = kind;
  if (shell === undefined || (onPath(shell) === null && !installPackages(shell))) return null;
  const executablePath = onPath(shell);
  return executablePath ? launchFirst(kind, [executablePath]) : null;
}

function launchSystem(kind: Kind): Promise<FoundBrowser | null> {
  return launchFirst(kind, systemCandidates(kind));
}

async function launchFirst(kind: Kind, candidates: string[]): Promise<FoundBrowser | null> {
  for (const executablePath of candidates) {
    try {
      return { executablePath, version: await versionOf(kind, executablePath), origin: executablePath };
    } catch (error) {
      console.log(`${executablePath} can't be launched: ${messageOf(error)}`);
    }
  }
  return null;
}

async function installOwn(kind: Kind): Promise<FoundBrowser | null> {
  if (kind.own === undefined) return null;
  console.log(`No browser found: downloading Playwright's ${kind.name}.`);
  return run("npx", ["playwright", "install", kind.own, "--only-shell"]) ? launchOwn(kind) : null;
}

async function installSystem(kind: Kind): Promise<FoundBrowser | null> {
  return installPackages(kind.package) ? launchSystem(kind) : null;
}

function giveUp({ name, instructions }: Kind): never {
  throw new Error(`No ${name} could be launched or installed. Any one of these helps: ${instructions.join("; ")}.`);
}

async function versionOf({ type, launch }: Kind, executablePath: string | null): Promise<string> {
  const browser = await type.launch({
    ...launch,
    timeout: LAUNCH_TIMEOUT_MS,
    ...(executablePath !== null && { executablePath }),
  });
  const version = browser.version();
  await browser.close();
  return version;
}

function systemCandidates({ names, paths }: Kind): string[] {
  return [...names.flatMap((name) => onPath(name) ?? []), ...paths.filter(isExecutable)];
}
