import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { Agent, createServer, get, type IncomingMessage, request, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { extname, join } from "node:path";
import { brotliCompressSync, createGzip, gzipSync } from "node:zlib";

export interface FrontOptions {
  /** A folder whose files are served. */
  folder?: string;
  /** Where they are, beside what the upstream answers: a path that ends with a slash. Everywhere, without one. */
  under?: string;
  /** How they are compressed; with gzip by default. */
  encoding?: Encoding;
  /** Documents by path. */
  pages?: Map<string, string | Buffer>;
  /** Origin that answers everything else, WebSockets too. */
  upstream?: string;
  /** Which of the upstream's answers are files: they are compressed and kept. */
  isFile?: (path: string) => boolean;
}

export interface Front {
  origin: string;
  close(): Promise<void>;
}

type Encoding = keyof typeof COMPRESSIONS;

/** Of our own files and of pages. What the workspace serves is asked for again each time, as it serves it. */
const OWN_MAX_AGE_S = 600;

interface CompressedFile {
  etag: string;
  /** Seconds for which it need not be asked for again. */
  maxAge: number;
  type: string;
  encoding: Encoding;
  body: Buffer;
}

/** Each at its best: what a host does once, and keeps. */
const COMPRESSIONS = {
  gzip: (content: string | Buffer) => gzipSync(content, { level: 9 }),
  br: (content: string | Buffer) => brotliCompressSync(content),
};

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
};

/**
 * The web server in front of a workspace or of static files, the same for both widgets, set up as the documents'
 * configurations are: each file is compressed once, when it is first asked for, and kept; JSON is compressed as it
 * passes; connections are kept alive.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const { folder, under = "/", encoding = "gzip", pages, upstream, isFile } = options;
  const files = new Map<string, CompressedFile>();
  const agent = new Agent({ keepAlive: true });

  const load = async (path: string, origin: string): Promise<CompressedFile | null> => {
    const page = pages?.get(path);
    if (page !== undefined) return compress(page, ".html", encoding);
    if (folder && path.startsWith(under)) {
      return compress(await readFile(join(folder, path.slice(under.length))), extname(path), encoding);
    }
    if (!upstream || !isFile?.(path)) return null;
    // The workspace writes its own address into what it serves: it is asked by the front's.
    const answer = await fetchFrom(upstream, path, new URL(origin).host, agent);
    return answer && { ...compress(answer, extname(path) || ".html", encoding), maxAge: 0 };
  };

  const server = createServer(async (message, response) => {
    const path = (message.url ?? "/").split("?", 1)[0] ?? "/";
    try {
      const file = files.get(path) ?? (await load(path, origin));
      if (!file || message.method !== "GET") return passOn(message, response, upstream, agent);
      if (!pages?.has(path)) files.set(path, file);
      sendFile(file, message, response);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.keepAliveTimeout = 60_000;
  server.on("upgrade", (message, socket: Socket) => passSocketOn(message, socket, upstream));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

function compress(content: string | Buffer, extension: string, encoding: Encoding): CompressedFile {
  const etag = `"${createHash("sha1").update(content).digest("hex")}"`;
  const type = TYPES[extension] ?? "application/octet-stream";
  return { etag, maxAge: OWN_MAX_AGE_S, type, encoding, body: COMPRESSIONS[encoding](content) };
}

function fetchFrom(upstream: string, path: string, host: string, agent: Agent): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    get(new URL(path, upstream), { agent, headers: { host } }, async (answer) => {
      const chunks: Buffer[] = [];
      for await (const chunk of answer) chunks.push(chunk);
      resolve(answer.statusCode === 200 ? Buffer.concat(chunks) : null);
    }).on("error", reject);
  });
}

function sendFile(file: CompressedFile, message: IncomingMessage, response: ServerResponse): void {
  const { etag, maxAge, type, encoding, body } = file;
  const isKnown = message.headers["if-none-match"] === etag;
  response.writeHead(isKnown ? 304 : 200, {
    ETag: etag,
    "Cache-Control": `public, max-age=${maxAge}`,
    "Access-Control-Allow-Origin": "*",
    ...(!isKnown && { "Content-Type": type, "Content-Encoding": encoding, "Content-Length": body.length }),
  });
  response.end(isKnown ? undefined : body);
}

function passOn(message: IncomingMessage, response: ServerResponse, upstream: string | undefined, agent: Agent): void {
  if (!upstream) {
    response.writeHead(404).end();
    return;
  }
  const { method, headers, url = "/" } = message;
  const onward = request(new URL(url, upstream), { method, headers, agent }, (answer) => {
    const { "content-length": _length, ...others } = answer.headers;
    const isPlainJson = /^application\/json\b/.test(others["content-type"] ?? "") && !others["content-encoding"];
    response.writeHead(
      answer.statusCode ?? 502,
      isPlainJson ? { ...others, "content-encoding": "gzip" } : answer.headers,
    );
    (isPlainJson ? answer.pipe(createGzip()) : answer).pipe(response);
  });
  onward.on("error", () => response.destroy());
  message.pipe(onward);
}

function passSocketOn(message: IncomingMessage, socket: Socket, upstream: string | undefined): void {
  socket.on("error", () => socket.destroy());
  if (!upstream) {
    socket.destroy();
    return;
  }
  const onward = connect(Number(new URL(upstream).port), "127.0.0.1", () => {
    const { method, url, rawHeaders } = message;
    const lines = rawHeaders.flatMap((name, index) => (index % 2 ? [] : [`${name}: ${rawHeaders[index + 1]}`]));
    onward.write(`${[`${method} ${url} HTTP/1.1`, ...lines].join("\r\n")}\r\n\r\n`);
    onward.pipe(socket).pipe(onward);
  });
  onward.on("error", () => socket.destroy());
  onward.on("close", () => socket.destroy());
  socket.on("close", () => onward.destroy());
}
