import { STATUS_CODES } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createMiddleware } from "hono/factory";
import { setHeaders } from "./answer-headers.ts";
import { dropConnection, replaceAnswer, waitUntilGone } from "./connection.ts";
import type { ApiContext, ApiEnv, Parts } from "./context.ts";
import { tooManyRequests } from "./errors.ts";
import type { ActiveFault } from "./faults.ts";

/** Plays the fault that is due for a request, if one is. */
export function faultInjector(parts: Parts, prefix: string) {
  return createMiddleware<ApiEnv>(async (context, next) => {
    const rule = parts.faults.take(context.req.method, context.req.path.slice(prefix.length));
    if (rule === null) return next();
    const { fault } = rule;
    context.get("entry").note = `fault: ${fault.kind}`;
    switch (fault.kind) {
      case "delay":
        // Not referenced: a closed server must not keep its process.
        await sleep(fault.ms, undefined, { ref: false });
        return next();
      case "drop-before":
        return dropConnection(context);
      case "drop-after":
        await next();
        return dropConnection(context);
      case "hang":
        return waitUntilGone(context);
      case "invalid-json": {
        await next();
        const text = await context.res.text();
        return answer(context, parts, rule, jsonAnswer(text.slice(0, Math.ceil(text.length / 2))));
      }
      case "empty":
        await next();
        return answer(context, parts, rule, jsonAnswer(""));
      case "html":
        return answer(context, parts, rule, proxyPage(fault.status));
      case "status":
        return answer(context, parts, rule, statusAnswer(fault));
      case "rate-limit":
        return answer(context, parts, rule, refusal(fault.seconds, fault.headers));
    }
  });
}

function answer(context: ApiContext, parts: Parts, rule: ActiveFault, response: Response): void {
  if (!rule.bare) setHeaders(response, parts.workspace(), context.req.header("origin") ?? "");
  replaceAnswer(context, response);
}

function jsonAnswer(text: string): Response {
  return new Response(text, { headers: { "Content-Type": "application/json" } });
}

/** What nginx shows while the server behind it is away. */
function proxyPage(status: number): Response {
  const title = `${status} ${STATUS_CODES[status] ?? "Error"}`;
  return new Response(
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
    { status, headers: { "Content-Type": "text/html" } },
  );
}

function statusAnswer(fault: Extract<ActiveFault["fault"], { kind: "status" }>): Response {
  const isText = typeof fault.body === "string" || fault.body === undefined;
  const mayHaveBody = ![204, 205, 304].includes(fault.status);
  const text = isText ? String(fault.body ?? "") : JSON.stringify(fault.body);
  return new Response(mayHaveBody ? text : null, {
    status: fault.status,
    headers: {
      "Content-Type": fault.contentType ?? (isText ? "text/plain" : "application/json"),
      ...fault.headers,
    },
  });
}

function refusal(seconds: number, withHeaders: boolean): Response {
  const { body, status } = tooManyRequests(seconds);
  const headers = withHeaders
    ? {
        "X-RateLimit-Limit": "5",
        "X-RateLimit-Remaining": "0",
        "X-RateLimit-Reset": String(Date.now() + seconds * 1000),
      }
    : {};
  return Response.json(body, { status, headers });
}
