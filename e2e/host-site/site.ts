import type { Page, Response as PageResponse } from "@playwright/test";
import { type StaticServer, serveFolder } from "../run/static-server.ts";
import { type SiteAddresses, type SitePageOptions, sitePage } from "./site-page.ts";

/** Whatever can go to an address: a page of Playwright's, or a browser that another driver drives. */
type Tab = Pick<Page, "goto">;

export interface SiteOpenOptions extends SitePageOptions {
  /** Path on the site. Default `/`. */
  path?: string;
  /** The whole document, instead of the shop's page. */
  html?: string;
  /** The page's `Content-Security-Policy` header. */
  csp?: string;
  headers?: Record<string, string>;
  /** Host name below which the page is opened; every one ends at the same server. Default `www.shop.localhost`. */
  host?: string;
  /** The tab to navigate. Default: the test's own. */
  page?: Tab;
}

const SITE_HOST = "www.shop.localhost";

/** The customer's web server: its pages are cross-site to the static host and to the workspace. */
export class Site {
  readonly #server: StaticServer;
  readonly #page: Tab;
  readonly #addresses: () => SiteAddresses;
  readonly #pages: Map<string, () => Response>;

  constructor(server: StaticServer, pages: Map<string, () => Response>, page: Tab, addresses: () => SiteAddresses) {
    this.#server = server;
    this.#pages = pages;
    this.#page = page;
    this.#addresses = addresses;
  }

  get origin(): string {
    return this.originOf(SITE_HOST);
  }

  /** Paths that browsers asked this site for. */
  get requests(): readonly string[] {
    return this.#server.requests;
  }

  /** The same server by another name: another origin, and another site. */
  originOf(host: string): string {
    return `http://${host}:${new URL(this.#server.origin).port}`;
  }

  /** Puts a page on the site without going there, and returns its address. */
  publish({ path = "/", host = SITE_HOST, ...options }: SiteOpenOptions = {}): string {
    const text = options.html ?? sitePage(options, this.#addresses());
    const headers = {
      "Content-Type": "text/html; charset=utf-8",
      "Cache-Control": "no-cache",
      ...(options.csp && { "Content-Security-Policy": options.csp }),
      ...options.headers,
    };
    const url = new URL(path, this.originOf(host));
    this.#pages.set(url.pathname, () => new Response(text, { headers }));
    return url.href;
  }

  /** Puts a page on the site and navigates there. */
  async open(options: SiteOpenOptions = {}): Promise<PageResponse | null> {
    return (options.page ?? this.#page).goto(this.publish(options));
  }
}

/** Starts the site's server; `pages` answer by path, before the files of `public/`. */
export function serveSite(pages: Map<string, () => Response>): Promise<StaticServer> {
  return serveFolder({
    root: `${import.meta.dirname}/public`,
    host: SITE_HOST,
    answer: ({ url }) => pages.get(new URL(url).pathname)?.() ?? iconAnswer(url),
  });
}

/** Browsers ask for it by themselves, and would log its absence as an error of the page. */
function iconAnswer(url: string): Response | undefined {
  return url.endsWith("/favicon.ico") ? new Response(null, { status: 204 }) : undefined;
}
