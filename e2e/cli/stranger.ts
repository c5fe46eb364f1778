import { createServer, type RequestListener } from "node:http";
import { createServer as createSecureServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { SELF_SIGNED } from "./self-signed.ts";

/** A server that ends with the test. @returns Its origin. */
export async function serveStranger(listener: RequestListener, isSecure = false): Promise<string> {
  const server = isSecure ? createSecureServer(SELF_SIGNED, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  return `${isSecure ? "https" : "http"}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What a plain host answers at one path. */
export interface Served {
  body: string;
  status?: number;
  headers?: Record<string, string>;
}

/** A host of these files, and of nothing else. */
export function serveFiles(files: Record<string, Served>): Promise<string> {
  return serveStranger(({ url = "/" }, response) => {
    const file = files[new URL(url, "http://host").pathname];
    response.writeHead(file ? (file.status ?? 200) : 404, { "Content-Type": "text/html", ...file?.headers });
    response.end(file?.body ?? "Not found");
  });
}
