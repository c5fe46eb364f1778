import { resolve } from "node:path";
import { demoWorkspace, startServer } from "../server/index.ts";
import { freePort } from "./free-port.ts";
import { serveFolder } from "./static-server.ts";
import { parseWorkspaceAddress } from "./workspace-address.ts";

const PORTS = { demo: 8080, statics: 8090, server: 3000 };

const at = (path: string) => resolve(import.meta.dirname, "../..", path);

const DATABASE = at("e2e/.data/demo.db");

export interface Demo {
  /** Address of the demo page. */
  address: string;
  /** Where the widget's files are. */
  statics: string;
  /** The workspace: the embedded server, or the one that `LIVECHAT_SERVER` names. */
  server: string;
  /** The embedded server's control interface; `null` for a real workspace. */
  control: string | null;
  close(): Promise<void>;
}

export interface DemoOptions {
  /** Address of a real workspace; left out, the embedded server is started. */
  workspace: string | undefined;
  /** The embedded server's database. Default: a file, so that a restart keeps what visitors wrote. */
  file?: string;
  /** Answers of the demo's origin that are no files. */
  answer?: (request: Request) => Response | undefined;
  /** Markup added to every page's head. */
  head?: string;
}

/**
 * Starts what a customer's site, a static host and a workspace are in life, each on its own origin.
 * Page and workspace are both on `localhost`, so that the official widget finds its storage; the
 * frame is on `127.0.0.1`, a third party to both.
 */
export async function serveDemo({ workspace, file = DATABASE, answer, head = "" }: DemoOptions): Promise<Demo> {
  const port = await freePort(PORTS.demo);
  const host = "localhost";
  const chat =
    workspace === undefined
      ? await startEmbedded(`http://${host}:${port}`, file)
      : { ...realWorkspace(workspace), close: async () => {} };
  const statics = await serveFolder({ root: at("dist"), port: await freePort(PORTS.statics) });
  const addresses = { statics: statics.origin, server: chat.url, control: chat.control };
  const demo = await serveFolder({
    root: at("dist-demo"),
    host,
    port,
    answer: (request) =>
      new URL(request.url).pathname === "/demo.json" ? Response.json(addresses) : answer?.(request),
    html: (text) =>
      text
        .replaceAll("%PRECHAT_STATIC%", statics.origin)
        .replaceAll("%PRECHAT_SERVER%", chat.url)
        .replace("</head>", `${head}</head>`),
  });
  return {
    ...addresses,
    address: `${demo.origin}/`,
    async close() {
      await Promise.all([demo.close(), statics.close(), chat.close()]);
    },
  };
}

async function startEmbedded(controlOrigin: string, file: string) {
  const { url, controlUrl, close } = await startServer({
    host: "localhost",
    port: await freePort(PORTS.server),
    file,
    workspace: demoWorkspace,
    livechat: true,
    controlOrigin,
  });
  return { url, control: controlUrl, close };
}

function realWorkspace(address: string) {
  return { url: parseWorkspaceAddress(address), control: null };
}
