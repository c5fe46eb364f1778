import type { Field } from "../form/field.ts";
import { knownAnswers } from "../form/known-answers.ts";
import { REQUEST_TIMEOUT_MS } from "../workspace/config-request.ts";
import { readReply } from "../workspace/reply.ts";
import { visitorReply } from "../workspace/schemas.ts";
import type { VisitContext } from "./context.ts";

/**
 * The configuration names a returning visitor without phone and custom fields: what is still empty is asked for, once
 * and beside the form, and filled where the visitor has not typed. What is known can be changed, and taken back only
 * where the workspace takes that. Nothing depends on it: a failure is no news.
 */
export async function askKnownVisitor(context: VisitContext, token: string): Promise<void> {
  const { form, flow, configuration, lifetime, server } = context;
  const isAsked = ({ name, isHidden, isCustom, isSensitive, scope }: Field) => {
    const isTheirs = isCustom ? scope === "visitor" : name === "phone";
    // What is too private to be kept in this browser is not shown to whoever sits in front of it.
    return isTheirs && !isHidden && !isSensitive;
  };
  const isEmpty = ({ id }: Field) => !form.entry(id).value.peek();
  // Whoever sends the form sends what it shows.
  const isStillAsked = () => flow.peek().kind === "form" && configuration.value.peek()?.guest?.token === token;
  const asked = () => (isStillAsked() ? form.inForce.peek().filter(isAsked) : []);
  if (!asked().some(isEmpty)) return;
  const request = fetch(`${server}/api/v1/livechat/visitor/${encodeURIComponent(token)}`, {
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const { visitor } = await lifetime.until(readReply(await lifetime.until(request), visitorReply));
  const { phone } = knownAnswers(visitor);
  const stored = new Map(Object.entries(Object(visitor.livechatData) as Record<string, unknown>));
  const customFields: Record<string, string> = {};
  const known: string[] = [];
  for (const field of asked()) {
    const value = field.isCustom ? stored.get(field.name) : phone;
    if (!value) continue;
    known.push(field.id);
    // What the visitor has emptied stays empty.
    if (isEmpty(field) && !form.entry(field.id).isTouched) customFields[field.id] = String(value);
  }
  form.prefill({ customFields });
  for (const id of known) form.know(id);
}
