import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { type Control, startServer } from "../server/index.ts";
import { startFront } from "./front.ts";
import type { Subject } from "./subjects.ts";

const at = (path: string) => resolve(import.meta.dirname, "../..", path);

/** The parties of every visit, all on 127.0.0.1: both widgets' frames share the page's process and its throttling. */
export interface Stage {
  /** Origin of the customer's page. */
  site: string;
  /** Origin of the static host with our files. */
  statics: string;
  /** The workspace, with the official widget's files. */
  server: string;
  control: Control;
  /** The address of a page with this subject on it. */
  address(subject: Subject): string;
  /** Path on the static host of a file that no compression makes smaller. */
  knownFile(bytes: number): string;
  close(): Promise<void>;
}

export async function raiseStage(): Promise<Stage> {
  const workspace = await startServer({ limits: false, livechat: true, workspace: { cors: true } });
  const pages = new Map<string, string>();
  const staticPages = new Map<string, string | Buffer>();
  const statics = await startFront({ folder: at("dist"), pages: staticPages });
  const server = await startFront({
    upstream: workspace.origin,
    isFile: (path) => path === "/livechat" || path.startsWith("/livechat/"),
  });
  const site = await startFront({ pages });
  const addresses = { statics: statics.origin, server: server.origin };
  return {
    ...addresses,
    site: site.origin,
    control: workspace.control,
    address(subject) {
      pages.set(`/${subject.name}`, document(subject.embed(addresses)));
      return `${site.origin}/${subject.name}`;
    },
    knownFile(bytes) {
      staticPages.set("/known", randomBytes(bytes));
      return "/known";
    },
    async close() {
      await Promise.all([site.close(), statics.close(), server.close(), workspace.close()]);
    },
  };
}

/** A page that loads nothing but the widget. */
function document(embed: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>Bicycles that last</title></head>
<body><h1>Bicycles that last</h1><p>Built to order in our own workshop, and repaired there for as long as you ride them.</p>
${embed}
</body>
</html>`;
}
