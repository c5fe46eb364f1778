import { type Browser, chromium } from "@playwright/test";
import { provideBrowser } from "../run/browser.ts";

/** Keeps Chromium from talking to anybody but the bench's own servers, and from competing with what is measured. */
const QUIET = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--no-first-run",
];

/** The browser of the stories: `PRECHAT_CHROMIUM`, Playwright's own, or the system's. */
export async function launchBrowser(): Promise<Browser> {
  await provideBrowser("chromium");
  const executablePath = process.env.PRECHAT_CHROMIUM;
  return chromium.launch({ args: QUIET, ...(executablePath && { executablePath }) });
}
