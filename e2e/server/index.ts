/**
 * A Rocket.Chat-compatible Livechat server for the demo and for tests. Never part of the widget.
 *
 *     const server = await startServer({ workspace: { licensed: true } });
 *     server.control.fault({ path: "livechat/room", fault: { kind: "drop-after" } });
 *     await fetch(`${server.url}/api/v1/livechat/config`);
 *     server.control.requests();
 *     await server.close();
 *
 * It does what versions 5 to 8 of the real server do, surprises included: the code names each
 * one where it happens, and `versions.ts` what differs between them. `control` is the
 * administrator's side; the same is at `controlUrl` over HTTP. Data live in memory, or in `file`;
 * the request log and what `configure` changed live in memory only.
 */
import { randomBytes } from "node:crypto";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Changes } from "./changes.ts";
import type { Parts } from "./context.ts";
import { type Control, createControl, type WorkspaceHolder } from "./control.ts";
import { serveDdp } from "./ddp.ts";
import { defaultWorkspace } from "./default-workspace.ts";
import { Faults } from "./faults.ts";
import { createApp } from "./http.ts";
import { RateLimiter } from "./rate-limit.ts";
import { RequestLog } from "./request-log.ts";
import { Store } from "./store.ts";
import { Streams } from "./streams.ts";
import { patchWorkspace, type WorkspacePatch } from "./workspace.ts";

export type { Control, ServerState } from "./control.ts";
export { defaultWorkspace } from "./default-workspace.ts";
export { demoWorkspace } from "./demo-workspace.ts";
export type { Fault, FaultRule } from "./faults.ts";
export type {
  MessageRecord,
  OfflineMessageRecord,
  PageRecord,
  RoomRecord,
  VisitorRecord,
} from "./records.ts";
export type { LoggedRequest } from "./request-log.ts";
export type { CustomField, Department, Workspace, WorkspacePatch } from "./workspace.ts";

export interface StartOptions {
  /** 0, the default, takes a free one. A taken port rejects with `EADDRINUSE`. */
  port?: number;
  /** `127.0.0.1` by default: the control interface is for this machine. */
  host?: string;
  /** The database's file; `:memory:` by default. */
  file?: string;
  /** A sub-path the workspace is served under, for example `/chat`. */
  basePath?: string;
  /** What differs from `defaultWorkspace`; `demoWorkspace` fits here too. */
  workspace?: WorkspacePatch;
  /** Directories by address prefix (from the origin, not from `basePath`). */
  static?: Record<string, string>;
  /** Rate limits on or off, above what the workspace says. */
  limits?: boolean;
  /**
   * Serves the official widget as well, where its package is installed: its files at `/livechat`, and the live
   * connection that it wants at `/websocket`. Off by default.
   */
  livechat?: boolean;
  /** The origin whose pages may use the control interface. Without one only programs may. */
  controlOrigin?: string;
}

export interface RunningServer {
  /** What a customer would call the server: origin and base path. */
  url: string;
  origin: string;
  control: Control;
  /** Where `control` is over HTTP. Part of it is a random key: whoever knows the address may use it. */
  controlUrl: string;
  close(): Promise<void>;
}

/** Starts a server, ready for requests when the promise resolves. */
export async function startServer(options: StartOptions = {}): Promise<RunningServer> {
  const host = options.host ?? "127.0.0.1";
  const basePath = (options.basePath ?? "").replace(/\/+$/, "");
  const initial = patchWorkspace(defaultWorkspace, {
    ...options.workspace,
    ...(options.limits !== undefined && { rateLimits: options.limits }),
  });
  const holder: WorkspaceHolder = { current: initial, initial };
  const changes = new Changes();
  const parts: Parts = {
    changes,
    streams: new Streams(),
    store: new Store(options.file ?? ":memory:", changes),
    log: new RequestLog(changes),
    faults: new Faults(),
    limiter: new RateLimiter(),
    workspace: () => holder.current,
  };
  const control = createControl(parts, holder);
  const controlPath = `/_control/${randomBytes(18).toString("base64url")}`;
  const app = createApp(parts, control, {
    basePath,
    static: options.static ?? {},
    livechat: options.livechat ?? false,
    control: { path: controlPath, origin: options.controlOrigin, host: () => new URL(originOf(server, host)).host },
  });
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  const ddp = options.livechat ? serveDdp(server, `${basePath}/websocket`, parts) : null;
  try {
    await listen(server, options.port ?? 0, host);
  } catch (error) {
    parts.store.close();
    throw error;
  }
  const origin = originOf(server, host);
  return {
    origin,
    url: origin + basePath,
    control,
    controlUrl: origin + controlPath,
    close() {
      // The HTTP server no longer knows a connection that became a socket, and would wait for it.
      ddp?.close();
      return close(server, parts.store);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function originOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return `http://${name.includes(":") ? `[${name}]` : name}:${port}`;
}

/** Open sockets and event streams are ended, not waited for. */
async function close(server: Server, store: Store): Promise<void> {
  if (!server.listening) return;
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
  store.close();
}
