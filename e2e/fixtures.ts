import { test as base, expect } from "@playwright/test";
import { ConsoleGuard } from "./console-guard.ts";
import { Site, serveSite } from "./host-site/site.ts";
import { StaticHost } from "./host-site/static-host.ts";
import type { StaticServer } from "./run/static-server.ts";
import { startServer } from "./server/index.ts";
import { Widget } from "./widget.ts";

export { expect } from "@playwright/test";

type ServerOptions = NonNullable<Parameters<typeof startServer>[0]>;
type RunningServer = Awaited<ReturnType<typeof startServer>>;

/** `test.use(withMotion)`: as for a visitor who hasn't asked for less motion, where a story might come out otherwise. */
export const withMotion = { contextOptions: {} };

interface TestFixtures {
  /** `test.use({ serverOptions: { limits: true, workspace: { licensed: true } } })`. */
  serverOptions: ServerOptions;
  /** A Rocket.Chat-compatible server of this test alone, in memory, on `localhost`. */
  workspace: RunningServer;
  /** The static host of `dist/`, on `127.0.0.1`. */
  statics: StaticHost;
  /** The customer's website, on `www.shop.localhost`. */
  site: Site;
  /** The widget on the test's page, as a visitor meets it. */
  widget: Widget;
  /** Announce a console error or warning here, or the test fails over it. */
  consoleGuard: ConsoleGuard;
}

interface WorkerFixtures {
  staticHost: StaticHost;
  siteServer: { server: StaticServer; pages: Map<string, () => Response> };
}

/**
 * Three parties on three sites: the customer's page, the frame's static host, and the workspace. Their host
 * names differ, not only their ports, so that the browser treats the frame as a third party, as in life.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  serverOptions: [{}, { option: true }],

  workspace: async ({ serverOptions, consoleGuard }, use) => {
    const { workspace, ...options } = serverOptions;
    const server = await startServer({
      host: "localhost",
      limits: false,
      ...options,
      workspace: { cors: true, ...workspace },
    });
    await use(server);
    // The page is still open, and the last complaint may be on its way.
    await expect
      .poll(() => consoleGuard.missing)
      .toEqual([])
      .catch(() => {});
    consoleGuard.stop();
    await server.close();
  },

  staticHost: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const host = await StaticHost.start();
      await use(host);
      await host.close();
    },
    { scope: "worker" },
  ],

  statics: async ({ staticHost }, use) => {
    staticHost.reset();
    await use(staticHost);
  },

  siteServer: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's dependencies from this pattern.
    async ({}, use) => {
      const pages = new Map<string, () => Response>();
      const server = await serveSite(pages);
      await use({ server, pages });
      await server.close();
    },
    { scope: "worker" },
  ],

  site: async ({ siteServer: { server, pages }, page, statics, workspace }, use) => {
    pages.clear();
    server.requests.length = 0;
    await use(new Site(server, pages, page, () => ({ statics: statics.origin, server: workspace.url })));
  },

  widget: async ({ page }, use) => use(await Widget.on(page)),

  consoleGuard: [
    async ({ context }, use) => {
      const guard = new ConsoleGuard();
      guard.watch(context);
      await use(guard);
      expect(guard.unexpected, "complaints in the console that the test did not announce").toEqual([]);
      expect(guard.missing, "announced complaints that never came").toEqual([]);
    },
    { auto: true },
  ],
});
