import { randomUUID } from "node:crypto";
import { type Finding, ok, problem, unseen } from "../finding.ts";
import { type Answer, ask, type Reply, type Silence } from "../look/ask.ts";
import { objectOf, parseObject, textOf } from "../look/json-value.ts";

/** Registers a visitor of which nothing is known but a token, without a room, and erases them again. */
export async function tryVisitor(server: string, frameOrigin: string | null): Promise<Finding[]> {
  const token = `prechat-doctor-${randomUUID()}`;
  const origin = frameOrigin ? { Origin: frameOrigin } : {};
  const visitor = `${server}/api/v1/livechat/visitor`;
  const registered = await ask(visitor, {
    method: "POST",
    headers: { ...origin, "Content-Type": "application/json" },
    body: JSON.stringify({ visitor: { token } }),
  });
  if (registered.kind === "answer" && registered.status === 429)
    return [unseen("try-visitor", "too many registrations: ask again in a minute")];
  if (registered.kind === "silence" && isUnheard(registered)) return [unseen("try-visitor", registered.reason)];
  const answered = objectOf(contentOf(registered)?.visitor)?.token;
  // An answer that got lost leaves a visitor behind, too.
  const erased = await ask(`${visitor}/${encodeURIComponent(textOf(answered) || token)}`, {
    method: "DELETE",
    headers: origin,
  });
  if (!answered) return [problem("try-visitor", `the workspace did not register a visitor: ${wordsOf(registered)}`)];
  if (!contentOf(erased))
    return [problem("try-visitor", `the visitor ${token} was registered, and not erased: ${wordsOf(erased)}`)];
  return [ok("try-visitor", "a visitor was registered, and erased again")];
}

/** What never came to it can't have registered anybody. */
function isUnheard({ code }: Silence): boolean {
  return /^(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT)$/.test(code);
}

function contentOf(reply: Reply) {
  return reply.kind === "answer" && reply.status === 200 ? parseObject(reply.text) : null;
}

function wordsOf(reply: Reply): string {
  return reply.kind === "silence" ? reply.reason : `HTTP ${reply.status} ${errorIn(reply)}`.trim();
}

const errorIn = ({ text }: Answer) => textOf(parseObject(text)?.error);
