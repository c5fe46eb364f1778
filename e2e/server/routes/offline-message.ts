import type { Route } from "../context.ts";
import { plainFailure } from "../errors.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { newId } from "../store.ts";

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
 * `POST livechat/offline.message`. Whatever goes wrong after the validation, the form switched
 * off or no address to send to, is answered with one text and no code.
 */
export const offlineMessageRoute: Route = {
  method: "POST",
  pattern: "livechat/offline.message",
  run({ body }, { store, workspace }) {
    const input = validate<OfflineMessageInput>(bodySchema, body);
    const { name, email, message, department, host } = input;
    const { settings, departments, offlineEmail } = workspace();
    const addressed = departments.find((one) => one._id === department || one.name === department);
    const to = addressed?.email || offlineEmail;
    if (!settings.displayOfflineForm || to === "") {
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
