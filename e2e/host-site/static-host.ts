import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type StaticServer, serveFolder } from "../run/static-server.ts";

/** The built files. `PRECHAT_DIST` names another copy, for whoever tests while somebody else builds. */
const DIST = resolve(import.meta.dirname, "../..", process.env.PRECHAT_DIST ?? "dist");

/** As long as Playwright waits for an idle network. */
const QUIET_MS = 500;

/** The deployer's static host for `dist/`; what one test sets on it is gone in the next. */
export class StaticHost {
  readonly origin: string;
  /** The loader's address. */
  readonly loader: string;
  /** The frame's address. */
  readonly frame: string;
  /** Paths that browsers asked for in this test. */
  readonly requests: string[];
  readonly #server: StaticServer;
  readonly #tuning: Tuning;

  private constructor(server: StaticServer, tuning: Tuning) {
    this.#server = server;
    this.#tuning = tuning;
    this.origin = server.origin;
    this.loader = `${server.origin}/prechat.js`;
    this.frame = `${server.origin}/frame/index.html`;
    this.requests = server.requests;
  }

  static async start(): Promise<StaticHost> {
    if (!existsSync(`${DIST}/prechat.js`)) throw new Error(`No build in ${DIST}: run "npm run build" first.`);
    const tuning = untuned();
    const server = await serveFolder({
      root: DIST,
      headers: (path) => (path.startsWith("/frame/") ? tuning.frameHeaders : {}),
      html: (text) => text.replace("<head>", `<head>${metaTags(tuning.frameMeta)}`),
    });
    return new StaticHost(server, tuning);
  }

  /** Response headers of everything below `frame/`, a `Content-Security-Policy` for example. */
  setFrameHeaders(headers: Record<string, string>): void {
    this.#tuning.frameHeaders = headers;
  }

  /** The deployer's pins, as `<meta>` in the frame's HTML: `{ "prechat-server": "https://…" }`. */
  setFrameMeta(meta: Record<string, string>): void {
    this.#tuning.frameMeta = meta;
  }

  reset(): void {
    Object.assign(this.#tuning, untuned());
    this.requests.length = 0;
  }

  /**
   * Resolves once nobody has asked for anything for a while. Playwright's own "networkidle" may miss the end of
   * a request, of a frame of another site above all, and then waits for ever.
   */
  async quiet(): Promise<void> {
    for (let seen = -1; seen !== this.requests.length; ) {
      seen = this.requests.length;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
    }
  }

  close(): Promise<void> {
    return this.#server.close();
  }
}

interface Tuning {
  frameHeaders: Record<string, string>;
  frameMeta: Record<string, string>;
}

function untuned(): Tuning {
  return { frameHeaders: {}, frameMeta: {} };
}

function metaTags(meta: Record<string, string>): string {
  return Object.entries(meta)
    .map(([name, content]) => `<meta name="${name}" content="${content.replaceAll('"', "&quot;")}">`)
    .join("");
}
