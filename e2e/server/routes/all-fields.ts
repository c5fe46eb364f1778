import type { Route } from "../context.ts";

/** `GET livechat/custom-fields`: every field as an administrator set it up, of licensed and unlicensed workspaces. */
export const allFieldsRoute: Route = {
  method: "GET",
  pattern: "livechat/custom-fields",
  isForUsers: true,
  run(_request, { workspace }) {
    const customFields = workspace().customFields.map(({ key, ...field }) => ({ _id: key, ...field }));
    return { customFields, count: customFields.length, offset: 0, total: customFields.length };
  },
};
