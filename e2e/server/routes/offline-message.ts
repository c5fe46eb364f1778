import type { Route } from "../context.ts";
import { plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { newId } from "../store.ts";
import type { Workspace } from "../workspace.ts";

const bodySchema: ObjectSchema = {
  type: "object",
  properties: {
    name: { type: "string" },
    email: { type: "string" },
    message: { type: "string" },
    department: { type: "string", nullable: true },
    host: { type: "string", nullable: true },
  },
  required: ["name", "email", "message"],
};

interface OfflineMessageInput {
  name: string;
  email: string;
  message: string;
  department?: string | null;
  host?: string | null;
}

/**
 * `POST livechat/offline.message`. Whatever goes wrong after the validation is answered with one text and no code: the
 * form is switched off, an email is missing or its domain takes no mail, there is no address to send to.
 */
export const offlineMessageRoute: Route = {
  method: "POST",
  pattern: "livechat/offline.message",
  run({ body }, { store, workspace }) {
    const input = validate<OfflineMessageInput>(bodySchema, body);
    const { name, email, message, department, host } = input;
    const now = workspace();
    const addressed = now.departments.find((one) => one._id === department || one.name === department);
    const to = addressed?.email || now.offlineEmail;
    if (!now.settings.displayOfflineForm || to === "" || !mayAnswer(now, email)) {
      throw plainFailure("Error sending Omnichannel offline message");
    }
    store.saveOfflineMessage({
      _id: newId(),
      name,
      email,
      message,
      ...(department && { department }),
      ...(host && { host }),
      to,
      ts: new Date().toISOString(),
    });
    return { message: "Livechat offline message sent" };
  },
};

/** Stands in for the look-up of the domain's MX record, which finds no domain that can't exist. */
function mayAnswer({ validatesOfflineEmail, unknownMailDomains }: Workspace, email: string): boolean {
  if (email === "") return false;
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  const isFound = /^[^.\s]+(\.[^.\s]+)+$/.test(domain) && !domain.endsWith(".invalid");
  return !validatesOfflineEmail || (isFound && !unknownMailDomains.includes(domain));
}
