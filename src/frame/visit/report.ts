import type { Step } from "../../protocol/events.ts";
import { tellOwner } from "../owner/owner-console.ts";
import { type Failure, toFailure } from "../workspace/failure.ts";
import type { VisitContext } from "./context.ts";

/** Tells the site (an event) and its owner (the console) what went wrong. @param field Name or key of the field at fault. */
export function report(
  { line, server, form }: Pick<VisitContext, "line" | "server" | "form">,
  step: Step,
  error: unknown,
  field?: string,
): Failure {
  const failure = toFailure(error);
  const { reason, waitMs, code } = failure;
  const retryAt = waitMs && Date.now() + waitMs;
  const named = field ?? /^error-invalid-(department|email)$/.exec(code)?.[1];
  line.send({ type: "error", detail: { step, reason, ...(retryAt && { retryAt }), ...(named && { field: named }) } });
  tellOwner(server, step, failure, Object.values(form.answers()));
  return failure;
}
