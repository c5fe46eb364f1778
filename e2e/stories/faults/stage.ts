import type { Browser, BrowserContext, Page } from "@playwright/test";
import { Site } from "../../host-site/site.ts";
import { type RunningServer, startServer } from "../../server/index.ts";
import { Widget } from "../../widget.ts";
import { settings, typed, workspaceOptions } from "./everything.ts";

/** What a worker keeps for all its tests. */
export interface Grounds {
  browser: Browser;
  siteServer: { server: ConstructorParameters<typeof Site>[0]; pages: Map<string, () => Response> };
  staticHost: { origin: string };
}

/** A workspace and a visitor's browser of their own, so that several of them can play at once. */
export class Stage {
  readonly workspace: RunningServer;
  readonly context: BrowserContext;
  /** What went wrong that nobody may see go wrong: answers that left the screen, uncaught errors. */
  readonly losses: string[];
  widget: Widget;
  readonly #address: string;

  private constructor(
    workspace: RunningServer,
    context: BrowserContext,
    widget: Widget,
    address: string,
    losses: string[],
  ) {
    this.workspace = workspace;
    this.context = context;
    this.widget = widget;
    this.#address = address;
    this.losses = losses;
  }

  static async set({ browser, siteServer, staticHost }: Grounds, name: string, given: object = {}): Promise<Stage> {
    const workspace = await startServer({ host: "localhost", workspace: workspaceOptions });
    const context = await browser.newContext({ locale: "en-US" });
    const losses: string[] = [];
    context.on("weberror", (event) => losses.push(`uncaught: ${event.error().message}`));
    await context.exposeFunction("reportLoss", (loss: string) => void losses.push(loss));
    await context.addInitScript(watchAnswers, typed);
    await context.clock.install();
    const page = await context.newPage();
    const widget = await Widget.on(page);
    const { server, pages } = siteServer;
    const site = new Site(server, pages, page, () => ({ statics: staticHost.origin, server: workspace.url }));
    const path = `/${name.replaceAll(/\W+/g, "-")}`;
    // The frame is on the same site, on another port: the browser under test denies storage to third parties.
    const address = site.publish({ path, host: "127.0.0.1", settings: { ...settings, ...given } });
    await page.goto(address);
    return new Stage(workspace, context, widget, address, losses);
  }

  get page(): Page {
    return this.widget.page;
  }

  async reload(): Promise<void> {
    await this.page.reload({ waitUntil: "commit" });
    await this.widget.open();
  }

  async reopenTab(): Promise<void> {
    await this.page.close();
    const page = await this.context.newPage();
    this.widget = await Widget.on(page);
    await page.goto(this.#address);
    await this.widget.open();
  }

  /** The visitor's clock jumps over a wait. */
  skip(ms: number): Promise<void> {
    return this.context.clock.fastForward(ms);
  }

  /** What is on the screen, and what the workspace was asked: for the message of a cell that doesn't hold. */
  async describe(): Promise<string> {
    const { widget, workspace, losses } = this;
    const screen = await widget.frame
      .locator("body")
      .innerText({ timeout: 1_000 })
      .catch(() => "nothing");
    const requests = workspace.control
      .requests()
      .filter(({ preflight }) => !preflight)
      .map(({ method, path, status, note }) => `${method} ${path} ${status} ${note ?? ""}`);
    return JSON.stringify({ screen, requests, losses, errors: widget.events("error") }, null, 1);
  }

  async strike(): Promise<void> {
    await this.context.close();
    await this.workspace.close();
  }
}

/**
 * Runs in every frame from its first moment. From the first submission on, at every change of the document: as long
 * as the form is there each answer is in it, and nothing but the last screen may take the form's place.
 */
function watchAnswers(expected: Record<string, string>): void {
  if (!location.pathname.endsWith("/frame/index.html")) return;
  const report = (window as unknown as { reportLoss(loss: string): void }).reportLoss;
  let isSent = false;
  addEventListener("submit", () => {
    isSent = true;
  });
  new MutationObserver(() => {
    const form = document.querySelector("form");
    if (!form) {
      if (isSent && !document.querySelector("h2")) report(`the form is gone: ${document.body.innerText}`);
      return;
    }
    if (form.ariaBusy !== "true" && !isSent) return;
    for (const [name, answer] of Object.entries(expected)) {
      const { value } = form.querySelector(`[name="${name}"]`) as HTMLInputElement;
      if (value !== answer) report(`${name}: ${JSON.stringify(value)}`);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
}
