import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { type Control, startServer } from "../server/index.ts";
import { startFront } from "./front.ts";
import type { Addresses, Subject } from "./subjects.ts";

const at = (path: string) => resolve(import.meta.dirname, "../..", path);

/** The parties of every visit, all on 127.0.0.1: both widgets' frames share the page's process and its throttling. */
export interface Stage extends Addresses {
  /** Origin of the customer's page. */
  site: string;
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
  const brotli = await startFront({ folder: at("dist"), encoding: "br" });
  const server = await startFront({
    folder: at("dist"),
    under: "/prechat/",
    upstream: workspace.origin,
    isFile: (path) => path === "/livechat" || path.startsWith("/livechat/"),
  });
  const site = await startFront({ pages });
  const pinnedFolder = join(await mkdtemp(join(tmpdir(), "prechat-bench-")), "pinned");
  await pin(server.origin, site.origin, pinnedFolder);
  const pinned = await startFront({ folder: pinnedFolder });
  const addresses = {
    statics: statics.origin,
    brotli: brotli.origin,
    pinned: pinned.origin,
    beside: `${server.origin}/prechat`,
    server: server.origin,
  };
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
      await Promise.all([site, statics, brotli, pinned, server, workspace].map((one) => one.close()));
      await rm(join(pinnedFolder, ".."), { recursive: true });
    },
  };
}

/** As a deployer does. */
async function pin(server: string, parents: string, out: string): Promise<void> {
  const program = at("dist/cli/prechat.js");
  await promisify(execFile)(process.execPath, [program, "pin", "--server", server, "--parents", parents, "--out", out]);
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
