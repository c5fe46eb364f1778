import type { Workspace } from "./workspace.ts";

type CorsSettings = Pick<Workspace, "cors" | "corsOnAnswers">;

/** What to answer a preflight with: *Enable CORS* decides over these, and only over these. */
export interface PreflightAnswer {
  status: 200 | 403 | 405;
  text: string;
  headers: Record<string, string>;
}

/** 405 while CORS is off, 403 for an origin that is not on the list. */
export function answerPreflight(settings: CorsSettings, origin: string): PreflightAnswer {
  if (settings.cors === false) {
    return {
      status: 405,
      text: 'CORS not enabled. Go to "Admin > General > REST Api" to enable it.',
      headers: {},
    };
  }
  const allowed = allowedOrigin(settings, origin);
  if (allowed === null) return { status: 403, text: "Invalid origin", headers: {} };
  return {
    status: 200,
    text: "",
    headers: {
      "Access-Control-Allow-Origin": allowed,
      "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE, HEAD, PATCH",
      "Access-Control-Allow-Headers":
        "Origin, X-Requested-With, Content-Type, Accept, X-User-Id, X-Auth-Token, x-visitor-token, Authorization",
      ...vary(allowed),
    },
  };
}

/** Any answer but a preflight's may be read from anywhere, whatever the setting. */
export function corsHeaders(settings: CorsSettings, origin: string): Record<string, string> {
  const allowed = settings.corsOnAnswers ? "*" : allowedOrigin(settings, origin);
  return allowed === null ? {} : { "Access-Control-Allow-Origin": allowed, ...vary(allowed) };
}

function allowedOrigin({ cors }: CorsSettings, origin: string): string | null {
  if (cors === true) return "*";
  if (cors === false) return null;
  return cors.includes(origin) ? origin : null;
}

function vary(allowed: string): Record<string, string> {
  return allowed === "*" ? {} : { Vary: "Origin" };
}
