import type { Field } from "../form/field.ts";
import { knownAnswers } from "../form/known-answers.ts";
import { REQUEST_TIMEOUT_MS } from "../workspace/config-request.ts";
import { readReply } from "../workspace/reply.ts";
import { visitorReply } from "../workspace/schemas.ts";
import type { VisitContext } from "./context.ts";

/**
 * The configuration names a returning visitor without phone and custom fields: what is still empty is asked for, once
 * and beside the form, and filled where the visitor has not typed. Nothing depends on it: a failure is no news.
 */
export async function askKnownVisitor(context: VisitContext, token: string): Promise<void> {
  const { form, flow, configuration, lifetime, server } = context;
  const isEmpty = ({ id, name, isHidden, isCustom, isSensitive, scope }: Field) => {
    const { isTouched, value } = form.entry(id);
    const isAsked = isCustom ? scope === "visitor" : name === "phone";
    // What is too private to be kept in this browser is not shown to whoever sits in front of it.
    return isAsked && !isHidden && !isSensitive && !isTouched && !value.peek();
  };
  // Whoever sends the form sends what it shows.
  const isStillAsked = () => flow.peek().kind === "form" && configuration.value.peek()?.guest?.token === token;
  const empty = () => (isStillAsked() ? form.inForce.peek().filter(isEmpty) : []);
  if (!empty().length) return;
  const request = fetch(`${server}/api/v1/livechat/visitor/${encodeURIComponent(token)}`, {
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const { visitor } = await lifetime.until(readReply(await lifetime.until(request), visitorReply));
  const { phone } = knownAnswers(visitor);
  const stored = new Map(Object.entries(Object(visitor.livechatData) as Record<string, unknown>));
  const customFields: Record<string, string> = {};
  for (const { id, name, isCustom } of empty()) {
    const value = isCustom ? stored.get(name) : phone;
    if (value) customFields[id] = String(value);
  }
  form.prefill({ customFields });
}
