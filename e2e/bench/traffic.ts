import type { CDPSession } from "@playwright/test";

/** One request as the browser made it. Times are milliseconds since 1970, as a page's clock has them. */
export interface Transfer {
  url: string;
  method: string;
  /** The browser's own name for what it is: Document, Script, Fetch, Preflight and so on. */
  type: string;
  startedAt: number;
  finishedAt: number | null;
  status: number | null;
  /** The compressed body, without headers. */
  bodyBytes: number;
  headerBytes: number;
  /** Nothing crossed the network: another request had brought it, or was bringing it. */
  isCached: boolean;
}

/** Everything that a page and its frames load. */
export class Traffic {
  readonly #transfers = new Map<string, Transfer>();
  /** From the browser's own clock to the page's. */
  #offsetMs = 0;
  #lastChange = 0;

  static async watch(cdp: CDPSession): Promise<Traffic> {
    const traffic = new Traffic();
    traffic.#listen(cdp);
    await cdp.send("Network.enable");
    return traffic;
  }

  /** What crossed the network, without the page's own document. */
  get transfers(): Transfer[] {
    return [...this.#transfers.values()].slice(1).filter(({ isCached }) => !isCached);
  }

  get document(): Transfer | undefined {
    return [...this.#transfers.values()][0];
  }

  /** Requests that had started by then, each with its whole body: the figure that is worse for a widget. */
  startedBy(time: number): Transfer[] {
    return this.transfers.filter(({ startedAt }) => startedAt <= time);
  }

  /** Resolves when nothing has been on its way for a while. */
  async settle(quietMs = 500): Promise<void> {
    for (;;) {
      const isBusy = [...this.#transfers.values()].some(({ finishedAt }) => finishedAt === null);
      const waited = performance.now() - this.#lastChange;
      if (!isBusy && waited >= quietMs) return;
      await new Promise((resolve) => setTimeout(resolve, isBusy ? 50 : quietMs - waited));
    }
  }

  #listen(cdp: CDPSession): void {
    const change = (id: string, update: (transfer: Transfer) => void) => {
      this.#lastChange = performance.now();
      const transfer = this.#transfers.get(id);
      if (transfer) update(transfer);
    };
    cdp.on("Network.requestWillBeSent", ({ requestId, request, type, timestamp, wallTime }) => {
      if (/^(data|blob|about):/.test(request.url)) return;
      this.#lastChange = performance.now();
      this.#offsetMs = (wallTime - timestamp) * 1000;
      this.#transfers.set(requestId, {
        url: request.url,
        method: request.method,
        type: type ?? "Other",
        startedAt: wallTime * 1000,
        finishedAt: null,
        status: null,
        bodyBytes: 0,
        headerBytes: 0,
        isCached: false,
      });
    });
    cdp.on("Network.responseReceived", ({ requestId, response }) =>
      change(requestId, (transfer) => {
        transfer.status = response.status;
        transfer.headerBytes = response.encodedDataLength;
        transfer.isCached = response.fromDiskCache ?? false;
      }),
    );
    cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength, timestamp }) =>
      change(requestId, (transfer) => {
        transfer.finishedAt = timestamp * 1000 + this.#offsetMs;
        transfer.bodyBytes = Math.max(0, encodedDataLength - transfer.headerBytes);
      }),
    );
    cdp.on("Network.loadingFailed", ({ requestId, timestamp }) =>
      change(requestId, (transfer) => {
        transfer.finishedAt = timestamp * 1000 + this.#offsetMs;
      }),
    );
  }
}

export const bytesOf = (transfers: Transfer[]) => transfers.reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
