import { findChromium } from "./browser.ts";

/** Playwright's workers inherit the environment and read the configuration again, so this reaches every launch. */
export default async function setUpBrowser(): Promise<void> {
  const { executablePath, version, origin } = await findChromium();
  if (executablePath) process.env.PRECHAT_CHROMIUM = executablePath;
  console.log(`Chromium ${version} (${origin})`);
}
