import { spawn } from "node:child_process";
import { Builder, Capabilities, type WebDriver } from "selenium-webdriver";
import { freePort } from "../../run/free-port.ts";
import type { WebKitPrograms } from "./find.ts";

/** A browser with a driver and a display of its own. */
export interface LaunchedWebKit {
  browser: WebDriver;
  close(): Promise<void>;
}

const FIRST_PORT = 4600;

/** On a machine that is five times slower it takes ten seconds. */
const START_TIMEOUT_MS = 25_000;

const ATTEMPTS = 3;

/** Starts a browser that nobody used before. */
export async function launchWebKit(programs: WebKitPrograms, args: string[] = []): Promise<LaunchedWebKit> {
  // Of a hundred browsers that this driver starts, a few never connect to it: another driver is started then.
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { address, stop } = await startDriver(programs);
    const opened = openBrowser(address, programs.browser, args);
    const browser = await Promise.race([opened, timeLimit()]);
    if (browser) return { browser, close: () => browser.quit().finally(stop) };
    opened.catch(() => {});
    stop();
  }
  throw new Error(`${programs.driver} started ${ATTEMPTS} browsers, none of which answered.`);
}

function timeLimit(): Promise<null> {
  return new Promise((resolve) => setTimeout(resolve, START_TIMEOUT_MS, null).unref());
}

/** Starts the driver on a display of its own. */
async function startDriver({ driver, display }: WebKitPrograms): Promise<{ address: string; stop(): void }> {
  const port = await freePort(FIRST_PORT);
  const child = spawn(display, ["-a", driver, `--port=${port}`], {
    stdio: "ignore",
    // A group of its own, so that the display, the driver and its browser end together.
    detached: true,
  });
  const died = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`${driver} ended with code ${code}.`)));
  });
  died.catch(() => {});
  const stop = () => void (child.exitCode === null && child.pid && process.kill(-child.pid));
  const address = `http://127.0.0.1:${port}/`;
  try {
    await Promise.race([untilReady(address), died]);
  } catch (error) {
    stop();
    throw error;
  }
  return { address, stop };
}

function openBrowser(address: string, binary: string, args: string[]): Promise<WebDriver> {
  const capabilities = new Capabilities({
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary, args: ["--automation", ...args] },
  });
  return Promise.resolve(new Builder().usingServer(address).withCapabilities(capabilities).build());
}

async function untilReady(address: string): Promise<void> {
  const end = Date.now() + START_TIMEOUT_MS;
  while (!(await isReady(address))) {
    if (Date.now() > end) throw new Error(`WebKitWebDriver does not answer at ${address}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function isReady(address: string): Promise<boolean> {
  try {
    return (await fetch(`${address}status`)).ok;
  } catch {
    return false;
  }
}
