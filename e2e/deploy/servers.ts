import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../run/free-port.ts";
import { canInstall, installPackages, onPath } from "../run/machine.ts";

/** A real web server that serves the built files with a configuration of `docs/deploy.md`. */
export interface Deployment {
  origin: string;
  /** What it has logged of the requests so far. */
  accessLog(): string;
  stop(): void;
}

/** What the configurations name as examples, and what stands there in a test. */
export interface Places {
  /** Address of the workspace. */
  workspace: string;
  /** The site that may embed the frame. */
  site: string;
}

const ROOT = resolve(import.meta.dirname, "../..");
const DIST = resolve(ROOT, process.env.PRECHAT_DIST ?? "dist");
const isRoot = process.getuid?.() === 0;

export function configuration(name: string): string {
  return readFileSync(join(ROOT, "src/hosting/hosts", name), "utf8");
}

/** The same configuration with this machine's places in it. */
function placed(name: string, { workspace, site }: Places, folder: string, files = DIST): string {
  return configuration(name)
    .replaceAll("/var/www/prechat", files)
    .replaceAll(/\/var\/log\/\w+\/access\.log/g, accessLogIn(folder))
    .replaceAll("https://www.example.com https://*.example.com", site)
    .replaceAll("https://chat.example.com", workspace)
    .replaceAll("127.0.0.1:3000", new URL(workspace).host);
}

/** nginx, beside the workspace that it is the proxy of. */
export async function startBeside(places: Places): Promise<Deployment> {
  const port = await pickPort();
  const folder = newFolder("nginx");
  return startNginx(
    port,
    folder,
    `server {
      listen 127.0.0.1:${port};
      ${placed("nginx-beside.conf", places, folder)}
      location / {
        proxy_pass ${places.workspace};
        proxy_set_header Host $http_host;
      }
    }`,
  );
}

/** What a test serves instead. */
export interface Variation {
  /** The folder that is served. Default: what was built. */
  files?: string | undefined;
  /** Changes the configuration, to plant a fault in it. */
  change?(configuration: string): string;
}

const asItIs = (text: string) => text;

/** nginx, as a static host of its own. */
export async function startStatic(places: Places, { files, change = asItIs }: Variation = {}): Promise<Deployment> {
  const port = await pickPort();
  const folder = newFolder("nginx");
  const text = change(placed("nginx-static.conf", places, folder, files));
  return startNginx(port, folder, text.replace("listen 80", `listen 127.0.0.1:${port}`));
}

/** Caddy, beside the workspace that it is the proxy of. */
export async function startCaddy(places: Places, { files, change = asItIs }: Variation = {}): Promise<Deployment> {
  const port = await pickPort();
  const folder = newFolder("caddy");
  const file = join(folder, "Caddyfile");
  const pid = join(folder, "caddy.pid");
  const text = change(placed("Caddyfile", places, folder, files)).replace(
    "chat.example.com {",
    `http://127.0.0.1:${port} {`,
  );
  writeFileSync(file, `{\n\tadmin off\n}\n${text}`);
  // Returns when it listens.
  run("caddy", ["start", "--config", file, "--adapter", "caddyfile", "--pidfile", pid]);
  return deployment(port, folder, pid);
}

function startNginx(port: number, folder: string, servers: string): Deployment {
  const pid = join(folder, "nginx.pid");
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  writeFileSync(
    join(folder, "nginx.conf"),
    `${isRoot ? "user root;" : ""}
    pid ${pid};
    error_log ${folder}/error.log;
    worker_processes 1;
    events {}
    http {
      include /etc/nginx/mime.types;
      access_log ${accessLogIn(folder)};
      ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join("\n")}
      ${servers}
    }`,
  );
  // Returns when it listens.
  run("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")]);
  return deployment(port, folder, pid);
}

function deployment(port: number, folder: string, pidFile: string): Deployment {
  return {
    origin: `http://127.0.0.1:${port}`,
    accessLog: () => readFileSync(accessLogIn(folder), "utf8"),
    stop() {
      process.kill(Number(readFileSync(pidFile, "utf8")));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const newFolder = (program: string) => mkdtempSync(join(tmpdir(), `prechat-${program}-`));

const accessLogIn = (folder: string) => join(folder, "access.log");

/** Two tests that run side by side start at different places. */
function pickPort(): Promise<number> {
  return freePort(20_000 + Math.floor(Math.random() * 20_000));
}

const SERVERS = ["nginx", "caddy"] as const;

/** Before the first test, not in one: two that install at a time would lock each other out. */
export function installServers(): void {
  const missing = SERVERS.filter((program) => !onPath(program));
  if (missing.length > 0) installPackages(...missing);
}

/** A machine without this server on which nobody may install it. One on which it should be there is no excuse. */
export function isOutOfReach(program: (typeof SERVERS)[number]): boolean {
  return !onPath(program) && !canInstall();
}

function run(program: string, args: string[]): void {
  // Without pipes, which a server that goes on in the background would hold open.
  const { status, error } = spawnSync(program, args, { stdio: "ignore" });
  if (status !== 0) throw error ?? new Error(`${program} ${args.join(" ")} ended with ${status}.`);
}
