import type { TestProject } from "vitest/node";
import { recordEngine } from "../../run/engine-record.ts";
import { launchWebKit } from "./driver.ts";
import { findWebKit, type WebKitPrograms } from "./find.ts";

declare module "vitest" {
  export interface ProvidedContext {
    webkit: WebKitPrograms;
  }
}

/** Finds WebKit and says which version the stories drive. */
export default async function setUpWebKit(project: TestProject): Promise<void> {
  const programs = findWebKit();
  const { browser, close } = await launchWebKit(programs);
  const version = (await browser.getCapabilities()).getBrowserVersion() ?? "of unknown version";
  await close();
  recordEngine("webkit", { name: "WebKitGTK", version, origin: programs.browser });
  project.provide("webkit", programs);
}
