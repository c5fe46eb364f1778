import { readdirSync } from "node:fs";
import { installPackages, isExecutable, onPath } from "../../run/machine.ts";

/** The programs that it takes to drive WebKit: Playwright has none for the system's. */
export interface WebKitPrograms {
  /** The standard WebDriver server of WebKitGTK. */
  driver: string;
  /** WebKitGTK's own small browser. */
  browser: string;
  /** Gives both a display where there is none. */
  display: string;
}

/** Where distributions keep the programs that are WebKitGTK's own. */
const LIBRARIES = ["/usr/lib", "/usr/lib64", "/usr/libexec", "/usr/local/lib", "/usr/local/libexec"];

const INSTRUCTIONS =
  "No WebKit could be driven or installed: it takes WebKitWebDriver, MiniBrowser and xvfb-run " +
  "(Debian and Ubuntu: apt-get install webkit2gtk-driver xvfb); PRECHAT_WEBKIT=/path/to/MiniBrowser names another.";

/** Finds the programs; installs them when one is missing. */
export function findWebKit(): WebKitPrograms {
  const found = look() ?? (installPackages("webkit2gtk-driver", "xvfb") ? look() : null);
  if (!found) throw new Error(INSTRUCTIONS);
  return found;
}

function look(): WebKitPrograms | null {
  const driver = onPath("WebKitWebDriver");
  const browser = findBrowser();
  const display = onPath("xvfb-run");
  return driver && browser && display ? { driver, browser, display } : null;
}

/** Whoever named a browser wants that one: another in its place would be a false result. */
function findBrowser(): string | null {
  const named = process.env.PRECHAT_WEBKIT;
  if (named === undefined) return candidates().find(isExecutable) ?? null;
  if (!isExecutable(named)) throw new Error(`PRECHAT_WEBKIT is "${named}", which is no program.`);
  return named;
}

/** `webkit2gtk-4.1/MiniBrowser`, below the library folder or the one of its architecture; the newest API first. */
function candidates(): string[] {
  const nested = LIBRARIES.flatMap((folder) => foldersIn(folder).filter((path) => path.includes("-linux-")));
  return [...LIBRARIES, ...nested]
    .flatMap((folder) => foldersIn(folder).filter((path) => /\/webkit2?gtk-[\d.]+$/.test(path)))
    .map((folder) => `${folder}/MiniBrowser`)
    .sort()
    .reverse();
}

function foldersIn(path: string): string[] {
  try {
    return readdirSync(path).map((name) => `${path}/${name}`);
  } catch {
    return [];
  }
}
