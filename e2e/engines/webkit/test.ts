import { test as base, inject } from "vitest";
import { Site, serveSite } from "../../host-site/site.ts";
import { StaticHost } from "../../host-site/static-host.ts";
import { startServer } from "../../server/index.ts";
import { launchWebKit } from "./driver.ts";
import { Visitor } from "./visitor.ts";

export { expect } from "vitest";

type WorkspaceOptions = NonNullable<NonNullable<Parameters<typeof startServer>[0]>["workspace"]>;

interface Stage {
  /** `test.override({ workspaceOptions: { customFields: [...] } })`. */
  workspaceOptions: WorkspaceOptions;
  /** Options of the browser's command line. */
  browserArgs: string[];
  /** A Rocket.Chat-compatible server of this story alone, in memory, on `localhost`. */
  workspace: Awaited<ReturnType<typeof startServer>>;
  /** The static host of `dist/`, on `127.0.0.1`. */
  statics: StaticHost;
  /** The customer's website, on `www.shop.localhost`. */
  site: Site;
  /** Somebody with a WebKit of their own, that nobody used before. */
  visitor: Visitor;
}

/** The same three parties on three sites as in Playwright's stories. */
export const test = base.extend<Stage>({
  workspaceOptions: {},
  browserArgs: [],

  workspace: async ({ workspaceOptions }, use) => {
    const server = await startServer({
      host: "localhost",
      limits: false,
      workspace: { cors: true, ...workspaceOptions },
    });
    await use(server);
    await server.close();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the fixture's dependencies from this pattern.
  statics: async ({}, use) => {
    const host = await StaticHost.start();
    await use(host);
    await host.close();
  },

  site: async ({ statics, workspace, visitor }, use) => {
    const pages = new Map<string, () => Response>();
    const server = await serveSite(pages);
    await use(new Site(server, pages, visitor, () => ({ statics: statics.origin, server: workspace.url })));
    await server.close();
  },

  visitor: async ({ browserArgs }, use) => {
    const { browser, close } = await launchWebKit(inject("webkit"), browserArgs);
    await use(new Visitor(browser));
    await close();
  },
});

/** Collects what the site hears of us; for the page's head, which comes before our script. */
export const LISTENERS = `<script>
window.heard = [];
for (const name of ["ready", "open", "close", "submit", "registered", "handoff", "queue", "error"])
  addEventListener("prechat:" + name, ({ detail }) => heard.push({ name, detail }));
</script>`;
