import { type Finding, ok, problem, unseen, warning } from "../finding.ts";
import type { Reply } from "../look/ask.ts";
import { isOn, type JsonObject, objectsIn, parseObject, textOf } from "../look/json-value.ts";

/** What the form asks, as far as it is known. */
export interface Asked {
  /** `customFields` of the pages' settings. */
  bySite: JsonObject[];
  /** Those of the configuration: the form has them by itself. */
  byWorkspace: JsonObject[];
}

/** Whether the workspace stores what the site asks, and the site asks what the workspace wants. */
export function checkFields(reply: Reply, asked: Asked): Finding[] {
  if (reply.kind === "silence") return [unseen("administrator", reply.reason)];
  if (reply.status !== 200) return [unseen("administrator", `user and token are not accepted (HTTP ${reply.status})`)];
  const fields = objectsIn(parseObject(reply.text)?.customFields);
  return [
    ok("administrator", `${fields.length} custom fields`),
    ...checkKnown(fields, asked.bySite),
    ...checkRequired(fields, asked),
  ];
}

function checkKnown(fields: JsonObject[], bySite: JsonObject[]): Finding[] {
  const wrong = bySite.flatMap(({ key, scope = "visitor" }) => {
    const field = fields.find(({ _id }) => _id === key);
    if (!field)
      return [problem("fields-known", `${textOf(key)}: the workspace has no such field, and refuses the answer`)];
    if (field.scope === scope) return [];
    return [problem("fields-known", `${textOf(key)}: its scope is ${textOf(field.scope)} in the workspace`)];
  });
  if (wrong.length > 0) return wrong;
  return [ok("fields-known", bySite.length > 0 ? `the workspace has all ${bySite.length}` : "no page sets any")];
}

function checkRequired(fields: JsonObject[], { bySite, byWorkspace }: Asked): Finding[] {
  const asked = new Set([...bySite.map(({ key }) => key), ...byWorkspace.map(({ _id }) => _id)]);
  const missing = fields.filter(({ _id, required }) => isOn(required) && !asked.has(_id)).map(({ _id }) => textOf(_id));
  return [
    missing.length > 0
      ? warning("fields-required", `nobody asks for ${missing.join(", ")}`)
      : ok("fields-required", "the form asks for each"),
  ];
}
