import { safeParse } from "zod/mini";
import { configReply } from "../../../frame/workspace/schemas.ts";
import { type Answer, ask, type Reply } from "../look/ask.ts";
import { type JsonObject, objectOf, parseObject } from "../look/json-value.ts";

/** What was asked for, on whose behalf. */
export interface WorkspaceQuestion {
  /** Without a slash at the end. */
  server: string;
  /** Where the frame is; without it nothing is known about CORS. */
  frameOrigin: string | null;
}

/** The workspace's answers. Three requests, four where the address is in doubt. */
export interface WorkspaceView extends WorkspaceQuestion {
  config: Reply;
  info: Reply;
  preflight: Reply | null;
  /** What stands at the root of the workspace's host, where nothing of it was found at its address. */
  root: Reply | null;
}

export async function lookAtWorkspace(question: WorkspaceQuestion): Promise<WorkspaceView> {
  const { server, frameOrigin } = question;
  const origin = frameOrigin ? { Origin: frameOrigin } : undefined;
  const [config, info, preflight] = await Promise.all([
    ask(`${server}/api/v1/livechat/config`, origin && { headers: origin }),
    ask(`${server}/api/info`),
    origin ? ask(`${server}/api/v1/livechat/visitor`, { method: "OPTIONS", headers: preflightHeaders(origin) }) : null,
  ]);
  const home = new URL(server).origin;
  const isLost = config.kind === "answer" && !configOf(config) && server !== home;
  return { ...question, config, info, preflight, root: isLost ? await ask(`${home}/api/info`) : null };
}

function preflightHeaders(origin: { Origin: string }) {
  return { ...origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type" };
}

/** The configuration itself, when that is what was answered. */
export function configOf(config: Reply): JsonObject | null {
  return config.kind === "answer" && config.status === 200 ? objectOf(parseObject(config.text)?.config) : null;
}

/** Where the configuration is another than the widget reads, by the path of its first such part; `null` for nowhere. */
export function strangePartOf(config: Answer): string | null {
  // What is null is as good as absent.
  const { error } = safeParse(
    configReply,
    JSON.parse(config.text, (_key, value: unknown) => value ?? undefined),
  );
  return error ? (error.issues[0]?.path ?? []).join(".") : null;
}

/** The version as the workspace tells everybody, major and minor. */
export function versionOf(info: Reply | null): string | null {
  const version = info?.kind === "answer" ? parseObject(info.text)?.version : null;
  return typeof version === "string" && /^\d+\.\d+/.test(version) ? version : null;
}

export function isHtml({ headers }: Answer): boolean {
  return headers.get("content-type")?.includes("html") ?? false;
}
