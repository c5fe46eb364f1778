import { type Finding, ok, problem, warning } from "../finding.ts";
import { isOn, type JsonObject, objectOf, objectsIn, textOf } from "../look/json-value.ts";

/** What the workspace is set to, and what follows for the form. */
export function checkConfiguration(config: JsonObject): Finding[] {
  if (!isOn(config.enabled)) return [problem("omnichannel-enabled", "it is off: there is no form")];
  const settings = objectOf(config.settings) ?? {};
  const messages = objectOf(config.messages) ?? {};
  return [
    ok("omnichannel-enabled", "it is on"),
    checkAgents(config),
    checkOfflineForm(settings),
    checkForm(settings),
    checkDepartments(config),
    checkConsent(settings, messages),
    checkCustomFields(config),
    checkLimit(settings),
    checkKept(settings),
  ];
}

function checkAgents({ online }: JsonObject): Finding {
  return isOn(online) ? ok("agents-online", "somebody is online") : warning("agents-online", "nobody is online now");
}

function checkOfflineForm({ displayOfflineForm }: JsonObject): Finding {
  return isOn(displayOfflineForm)
    ? ok("offline-form", "visitors may leave a message")
    : warning("offline-form", "visitors read a notice, and can leave no message");
}

function checkForm(settings: JsonObject): Finding {
  if (!isOn(settings.registrationForm)) {
    return warning("registration-form", "it is off: nothing is asked, unless the site sets fields");
  }
  const asked = [
    isOn(settings.nameFieldRegistrationForm) && "name",
    isOn(settings.emailFieldRegistrationForm) && "email",
  ].filter(Boolean);
  return asked.length > 0
    ? ok("registration-form", `it asks for ${asked.join(" and ")}`)
    : warning("registration-form", "it asks for neither name nor email");
}

function checkDepartments({ departments }: JsonObject): Finding {
  const all = objectsIn(departments);
  const shown = all.filter(({ showOnRegistration }) => isOn(showOnRegistration)).map(({ name }) => textOf(name));
  if (all.length > 0 && shown.length === 0) return warning("departments", `none of ${all.length} is shown`);
  const names = shown.length > MOST_NAMES ? [...shown.slice(0, MOST_NAMES), "…"] : shown;
  return ok("departments", shown.length > 0 ? `${shown.length} shown: ${names.join(", ")}` : "there are none");
}

const MOST_NAMES = 5;

function checkConsent({ forceAcceptDataProcessingConsent: isForced }: JsonObject, messages: JsonObject): Finding {
  if (!isOn(isForced)) return ok("consent-text", "the workspace does not ask for it");
  return textOf(messages.dataProcessingConsentText).trim()
    ? ok("consent-text", "it is asked for")
    : warning("consent-text", "it is asked for, and the workspace has no text for it: ours is shown");
}

function checkCustomFields({ customFields }: JsonObject): Finding {
  if (!Array.isArray(customFields))
    return ok("custom-fields-told", "the workspace does not tell: unlicensed ones don't, and the site lists them");
  const fields = objectsIn(customFields);
  const empty = fields.filter(({ type, options }) => type === "select" && !(Array.isArray(options) && options.length));
  return empty.length > 0
    ? warning("custom-fields-told", `${empty.map(({ _id }) => textOf(_id)).join(", ")}: a choice without options`)
    : ok("custom-fields-told", `the workspace tells of ${fields.length}`);
}

/** Shorter ones cut off what people write at first. */
const SHORT_LIMIT = 100;

function checkLimit({ limitTextLength }: JsonObject): Finding {
  const limit = Number(limitTextLength);
  if (!(limit > 0)) return ok("message-limit", "there is none");
  const seen = `${limit} characters`;
  return limit < SHORT_LIMIT ? warning("message-limit", seen) : ok("message-limit", seen);
}

function checkKept({ clearLocalStorageWhenChatEnded }: JsonObject): Finding {
  return isOn(clearLocalStorageWhenChatEnded)
    ? warning("kept-after-chat", "nothing, once a chat has ended: who comes back is asked for everything again")
    : ok("kept-after-chat", "the visitor is known when they come back");
}
