import type { FullConfig } from "@playwright/test";
import { installServers } from "../deploy/servers.ts";
import { type EngineName, provideBrowser } from "./browser.ts";

/** Playwright's workers inherit the environment and read the configuration again, so this reaches every launch. */
export default async function setUpBrowser({ projects }: FullConfig): Promise<void> {
  // The configuration has one project, named after its engine.
  for (const { name } of projects) await provideBrowser(name as EngineName);
  installServers();
}
