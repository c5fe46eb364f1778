import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import type { WorkspaceView } from "./look.ts";

const BESIDE = "the frame is beside the workspace: not needed";

/** Whether the frame may read the workspace's answers, and send to it. */
export function checkCors({ server, frameOrigin, config, preflight }: WorkspaceView): Finding[] {
  if (!frameOrigin) return [warning("cors-preflight", "not looked at: --frame or --page says where the frame is")];
  if (frameOrigin === new URL(server).origin) return [ok("cors-answers", BESIDE), ok("cors-preflight", BESIDE)];
  if (config.kind === "silence" || preflight?.kind !== "answer") return [unseen("cors-preflight", "no answer")];
  return [checkAnswers(config.headers, frameOrigin), checkPreflight(preflight.status, preflight.headers, frameOrigin)];
}

function checkAnswers(headers: Headers, origin: string): Finding {
  const allowed = headers.get("access-control-allow-origin");
  if (allows(allowed, origin)) return ok("cors-answers", `${origin} may read`);
  return problem("cors-answers", `${origin} may not read: Access-Control-Allow-Origin is ${allowed ?? "missing"}`);
}

function checkPreflight(status: number, headers: Headers, origin: string): Finding {
  if (status === 405) return problem("cors-preflight", `it is off: ${origin} can show the form, and can't send it`);
  if (status === 403) return problem("cors-preflight", `${origin} is not in the list`);
  if (status < 200 || status > 299) return problem("cors-preflight", `the preflight is answered with HTTP ${status}`);
  const allowed = headers.get("access-control-allow-origin");
  if (!allows(allowed, origin)) {
    return problem("cors-preflight", `Access-Control-Allow-Origin is ${allowed ?? "missing"} for ${origin}`);
  }
  const words =
    headers
      .get("access-control-allow-headers")
      ?.toLowerCase()
      .split(/\s*,\s*/) ?? [];
  return words.includes("content-type") || words.includes("*")
    ? ok("cors-preflight", `${origin} may send`)
    : problem("cors-preflight", "Access-Control-Allow-Headers has no Content-Type");
}

/** Two proxies that both add it make one header of it, which browsers refuse. */
const allows = (allowed: string | null, origin: string) => allowed === "*" || allowed === origin;
