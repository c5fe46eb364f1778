import type { Step } from "../../protocol/events.ts";
import { customId, find } from "../form/field.ts";
import type { Problem } from "../form/rules.ts";
import type { Job } from "../registration/job.ts";
import { Failure } from "../workspace/failure.ts";
import type { Model } from "./model.ts";

/** Refusals that call for more than another try. Returns whether this was one. */
export async function settle(model: Model, step: Step, { code }: Failure): Promise<boolean> {
  switch (code) {
    case "no-agent-online":
      await model.showAway(step);
      return true;
    case "error-omnichannel-is-disabled":
      model.flow.value = { kind: "disabled" };
      return true;
    case "error-invalid-department":
      await askDepartment(model);
      return true;
    case "error-invalid-email":
      askAgain(model, "email", { key: "invalidEmail" });
      return true;
    default:
      return false;
  }
}

/** The department was removed since the form was shown: only that is asked again. */
async function askDepartment(model: Model): Promise<void> {
  const { value: flow } = model.flow;
  model.form.entry("department").value.value = "";
  // Without a new list the visitor can still go on without a department.
  const config = await model.requestConfig().catch(() => model.config.value);
  if (config && model.flow.value === flow) await model.takeConfig(config);
  // The visitor may have been forgotten meanwhile.
  if (model.flow.value === flow) askAgain(model, "department", { key: "departmentGone" });
}

/** Everything else is kept. */
function askAgain({ flow, form }: Model, id: string, problem: Problem): void {
  flow.value = { kind: "form" };
  // What isn't asked nobody can correct: sending again goes on without a department.
  if (form.show(new Map([[id, problem]]))) flow.value = { kind: "failed", step: "visitor", reason: "rejected" };
}

/** The others are saved: the form asks for what the workspace's rules refused. */
export function showRefused(model: Model, job: Job, refused: string[]): void {
  const problems = new Map<string, Problem>();
  for (const key of refused) {
    const field = find(model.form.inForce.value, customId(key));
    if (field)
      problems.set(field.id, field.patternMessage ? { key: "text", text: field.patternMessage } : { key: "refused" });
    model.report("custom-fields", new Failure("rejected", `The workspace refused the field "${key}"`), key);
  }
  // Nobody can correct a field that isn't shown: the registration goes on without it.
  if (model.form.show(problems)) void model.register(job.registration);
  else model.flow.value = { kind: "form" };
}
