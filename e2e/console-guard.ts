import type { BrowserContext, ConsoleMessage } from "@playwright/test";

/**
 * Collects what pages and frames complain about. A test fails over any complaint that it did not announce,
 * and over an announced one that never came.
 */
export class ConsoleGuard {
  readonly #complaints: string[] = [];
  readonly #expected: RegExp[] = [];
  readonly #allowed: RegExp[] = [];
  #over = false;

  /** Watches every page and frame of one more browser context. */
  watch(context: BrowserContext): void {
    context.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") this.#take(describe(message));
    });
    context.on("weberror", (event) => this.#take(describeError(event.error().message)));
  }

  /** This complaint has to come, any number of times. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  /** This complaint may come: the browser's own lines about failed requests, for example. */
  allow(...patterns: RegExp[]): void {
    this.#allowed.push(...patterns);
  }

  /** Everything complained about so far. */
  get complaints(): readonly string[] {
    return this.#complaints;
  }

  get unexpected(): string[] {
    const known = [...this.#expected, ...this.#allowed];
    return this.#complaints.filter((complaint) => !known.some((pattern) => pattern.test(complaint)));
  }

  get missing(): string[] {
    return this.#expected.filter((pattern) => !this.#complaints.some((text) => pattern.test(text))).map(String);
  }

  /** The test is over: its servers go away now, which pages that are still open may complain about. */
  stop(): void {
    this.#over = true;
  }

  #take(complaint: string): void {
    if (!this.#over) this.#complaints.push(complaint);
  }
}

function describe(message: ConsoleMessage): string {
  const { url } = message.location();
  return `${message.type()}: ${message.text()}${url && ` (${url})`}`;
}

/** Firefox reports a connection that failed as an error of the page; the others only log it. */
function describeError(message: string): string {
  return message.includes("(Reason: CORS request did not succeed)")
    ? `error: Failed to load resource: ${message}`
    : `uncaught: ${message}`;
}

/** What the official widget's libraries say by themselves, on every page. */
export const officialWidgetsOwn = /react-i18next:: You will need to pass in an i18next/;
