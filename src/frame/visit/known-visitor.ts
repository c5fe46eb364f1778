import type { Field } from "../form/field.ts";
import { knownAnswers } from "../form/known-answers.ts";
import { REQUEST_TIMEOUT_MS } from "../workspace/config-request.ts";
import { readReply } from "../workspace/reply.ts";
import { visitorReply } from "../workspace/schemas.ts";
import type { Model } from "./model.ts";

/**
 * The configuration names a returning visitor without phone and custom fields: what is still empty is asked for, once
 * and beside the form, and filled where the visitor has not typed.
 */
export async function askKnownVisitor({ form, flow, config, server }: Model, token: string): Promise<void> {
  const isEmpty = ({ id, name, isHidden, isCustom, scope }: Field) => {
    const { isTouched, value } = form.entry(id);
    const isAsked = isCustom ? scope === "visitor" : name === "phone";
    return isAsked && !isHidden && !isTouched && !value.peek();
  };
  // Whoever sends the form sends what it shows.
  const empty = () =>
    flow.peek().kind === "form" && config.peek()?.guest?.token === token ? form.inForce.peek().filter(isEmpty) : [];
  if (!empty().length) return;
  const response = await fetch(`${server}/api/v1/livechat/visitor/${encodeURIComponent(token)}`, {
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
  });
  const { visitor } = await readReply(response, visitorReply);
  const { phone } = knownAnswers(visitor);
  const customFields: Record<string, string> = {};
  for (const { id, name, isCustom } of empty()) {
    const value = isCustom ? Object(visitor.livechatData)[name] : phone;
    if (value) customFields[id] = String(value);
  }
  form.prefill({ customFields });
}
