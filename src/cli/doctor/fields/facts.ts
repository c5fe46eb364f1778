import type { CheckFacts } from "../check-facts.ts";

const ASKS_FIELDS = "only with --user and --token: GET livechat/custom-fields of the workspace";

/** What an administrator, or a visitor on trial, tells. */
export const FIELD_CHECKS = {
  administrator: {
    title: "Administrator",
    asks: ASKS_FIELDS,
    remedy:
      "A personal access token, and the user's id beside it: My Account → Personal Access Tokens. The user needs the permission view-l-room.",
    anchor: "answers-are-missing-in-the-workspace",
  },
  "fields-known": {
    title: "Custom fields of the site",
    asks: `${ASKS_FIELDS}, and the settings on the pages`,
    remedy: "Omnichannel → Custom Fields: create it, or correct key and scope in customFields.",
    anchor: "answers-are-missing-in-the-workspace",
  },
  "fields-required": {
    title: "Required fields",
    asks: `${ASKS_FIELDS}, and the settings on the pages`,
    remedy: "Add it to customFields, or take Required off: Omnichannel → Custom Fields.",
    anchor: "fields-are-missing-or-too-many",
  },
  "try-visitor": {
    title: "Registration",
    asks: "only with --try: POST livechat/visitor of the workspace, and DELETE of the same visitor",
    remedy: "The answer names the cause; docs/troubleshooting.md has the codes.",
    anchor: "the-form-is-there-and-does-not-send",
  },
} as const satisfies Record<string, CheckFacts>;
