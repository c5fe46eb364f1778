import type { Route } from "../context.ts";
import { type CustomFieldAnswer, storeAnswers } from "../custom-fields.ts";
import { type ObjectSchema, validate } from "../json-schema.ts";
import { knownGuest } from "./guest.ts";

const answerProperties = {
  key: { type: "string" },
  value: { type: "string" },
  overwrite: { type: "boolean" },
} as const;

const oneSchema: ObjectSchema = {
  type: "object",
  properties: { token: { type: "string" }, ...answerProperties },
  required: ["token", "key", "value", "overwrite"],
};

const manySchema: ObjectSchema = {
  type: "object",
  properties: {
    token: { type: "string" },
    customFields: {
      type: "array",
      items: {
        type: "object",
        properties: answerProperties,
        required: ["key", "value", "overwrite"],
      },
    },
  },
  required: ["token", "customFields"],
};

/** `POST livechat/custom.field`. */
export const customFieldRoute: Route = {
  method: "POST",
  pattern: "livechat/custom.field",
  run({ body }, { store, workspace }) {
    const input = validate<CustomFieldAnswer & { token: string }>(oneSchema, body);
    const { token, ...answer } = input;
    const guest = knownGuest(store, token);
    storeAnswers(store, workspace(), guest, [answer]);
    return { field: answer };
  },
};

/** `POST livechat/custom.fields`. The answer spells `Key` with a capital. */
export const customFieldsRoute: Route = {
  method: "POST",
  pattern: "livechat/custom.fields",
  run({ body }, { store, workspace }) {
    const input = validate<{ token: string; customFields: CustomFieldAnswer[] }>(manySchema, body);
    const guest = knownGuest(store, input.token);
    const stored = storeAnswers(store, workspace(), guest, input.customFields);
    return { fields: stored.map(({ key, value, overwrite }) => ({ Key: key, value, overwrite })) };
  },
};
