import type { CheckFacts } from "../check-facts.ts";

const ASKS_CONFIG = "GET api/v1/livechat/config of the workspace";

/** Of the workspace itself, as any visitor meets it. */
export const WORKSPACE_CHECKS = {
  "workspace-reached": {
    title: "Workspace",
    asks: ASKS_CONFIG,
    remedy: "Open the address in a browser. It has to be reachable from wherever visitors are.",
    anchor: "the-workspace-is-not-reached",
  },
  "workspace-certificate": {
    title: "Certificate",
    asks: "the TLS connection to the workspace",
    remedy: "Renew the certificate of the workspace's web server, for this very name, and serve the whole chain.",
    anchor: "the-workspace-is-not-reached",
  },
  "workspace-https": {
    title: "Encryption",
    asks: "the given addresses",
    remedy:
      "Serve the workspace and the files with https and write their addresses so: browsers block http below an https page.",
    anchor: "the-workspace-is-not-reached",
  },
  "workspace-address": {
    title: "Address",
    asks: `${ASKS_CONFIG}, and GET api/info`,
    remedy: "Write server (data-server) as the workspace's own address, sub-path included: redirects are not followed.",
    anchor: "the-workspace-is-not-reached",
  },
  "workspace-proxy": {
    title: "Answers",
    asks: ASKS_CONFIG,
    remedy: "Let the web server in front of the workspace pass /api/ to it, and answer nothing of its own there.",
    anchor: "the-workspace-is-not-reached",
  },
  "workspace-version": {
    title: "Version",
    asks: "GET api/info of the workspace",
    remedy: "The widget is made for Rocket.Chat 5 to 8.",
    anchor: "the-workspace-is-not-reached",
  },
  "omnichannel-enabled": {
    title: "Omnichannel",
    asks: ASKS_CONFIG,
    remedy: "Administration → Settings → Omnichannel → Enabled.",
    anchor: "the-form-is-there-and-does-not-send",
  },
  "agents-online": {
    title: "Agents",
    asks: ASKS_CONFIG,
    remedy: "An agent has to be available: Omnichannel → Agents, and the switch in the agent's own sidebar.",
    anchor: "after-the-form",
  },
  "offline-form": {
    title: "When nobody is online",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Livechat Appearance → Display offline form.",
    anchor: "after-the-form",
  },
  "registration-form": {
    title: "Registration form",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Livechat Appearance → Registration form, or set fields.",
    anchor: "fields-are-missing-or-too-many",
  },
  departments: {
    title: "Departments",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Departments: Enabled, and Show on registration page.",
    anchor: "fields-are-missing-or-too-many",
  },
  "consent-text": {
    title: "Consent",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Livechat Appearance → Data processing consent text, or set consent.text.",
    anchor: "fields-are-missing-or-too-many",
  },
  "custom-fields-told": {
    title: "Custom fields",
    asks: ASKS_CONFIG,
    remedy:
      "Omnichannel → Custom Fields, or customFields of the site. Only licensed workspaces tell the widget of theirs.",
    anchor: "fields-are-missing-or-too-many",
  },
  "message-limit": {
    title: "Length of messages",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Livechat Appearance → Message character limit.",
    anchor: "fields-are-missing-or-too-many",
  },
  "kept-after-chat": {
    title: "Kept in the browser",
    asks: ASKS_CONFIG,
    remedy: "Administration → Settings → Omnichannel → Livechat → Clear local storage when chat ended.",
    anchor: "after-the-form",
  },
  "field-options": {
    title: "Options",
    asks: ASKS_CONFIG,
    remedy: "Omnichannel → Custom Fields → Options: write them with commas and without spaces between them.",
    anchor: "fields-are-missing-or-too-many",
  },
  "field-patterns": {
    title: "Patterns",
    asks: `${ASKS_CONFIG}, and the settings on the page`,
    remedy:
      "Omnichannel → Custom Fields → Validation, or pattern: write one that JavaScript reads, without nested repeats.",
    anchor: "answers-are-missing-in-the-workspace",
  },
  "cors-answers": {
    title: "CORS, reading",
    asks: `${ASKS_CONFIG}, with the frame's origin`,
    remedy: "Let the web server in front of the workspace keep the header Access-Control-Allow-Origin.",
    anchor: "the-form-is-there-and-does-not-send",
  },
  "cors-preflight": {
    title: "CORS, sending",
    asks: "OPTIONS api/v1/livechat/visitor of the workspace, with the frame's origin",
    remedy: "Administration → Settings → General → REST API → Enable CORS, with the frame's origin in the list.",
    anchor: "the-form-is-there-and-does-not-send",
  },
  "rate-limits": {
    title: "Rate limits",
    asks: ASKS_CONFIG,
    remedy:
      "X-Forwarded-For and HTTP_FORWARDED_COUNT, so that visitors don't share one limit, or Administration → Rate Limiter.",
    anchor: "the-form-is-there-and-does-not-send",
  },
} as const satisfies Record<string, CheckFacts>;
