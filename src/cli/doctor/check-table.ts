/** What one check is about. Findings name it by its id; the words for whoever has to act stand here alone. */
export interface CheckFacts {
  title: string;
  /** What is asked, of whom. */
  asks: string;
  /** What to do when it is not well, in the words of the place where it is set. */
  remedy: string;
  /** Where `docs/troubleshooting.md` has the symptom. */
  anchor: string;
}

const ASKS_FRAME = "GET frame/index.html";
const ASKS_FILES = "GET of each file that visitors are sent";
const ASKS_FIELDS = "only with --user and --token: GET livechat/custom-fields of the workspace";
const ASKS_PAGE = "GET of the page";
const ASKS_CONFIG = "GET api/v1/livechat/config of the workspace";

/** Every check there is, in the order in which they are shown. */
export const CHECKS = {
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
    remedy: "Serve the workspace with https and write its address so: browsers block http below an https page.",
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
    remedy: "Only licensed workspaces tell the widget about custom fields: list them in customFields.",
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
  "frame-reached": {
    title: "Frame",
    asks: ASKS_FRAME,
    remedy: "Copy the whole folder, and write the address of its frame/index.html (data-frame) as it is.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-files": {
    title: "Files",
    asks: ASKS_FILES,
    remedy: "Copy the whole folder, frame/assets/ first.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-build": {
    title: "Build",
    asks: `${ASKS_FILES}, and integrity.json`,
    remedy:
      "Copy all files of one build, integrity.json too, and let no proxy or optimiser change them. Then empty the CDN's cache.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-version": {
    title: "Version of the files",
    asks: "GET prechat.js",
    remedy: "Upgrade the older one: copy the new files, or npx prechat@latest.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-types": {
    title: "Types",
    asks: ASKS_FILES,
    remedy: "Content-Type: text/javascript for .js, text/css for .css. In nginx: include mime.types.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-compression": {
    title: "Compression",
    asks: ASKS_FILES,
    remedy: "Switch on gzip or brotli for scripts. In nginx: gzip on, with gzip_types. In Caddy: encode gzip.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-loader": {
    title: "Caching of the loader",
    asks: "GET prechat.js",
    remedy: 'For prechat*.js and compat.js: Cache-Control "public, max-age=300".',
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-document": {
    title: "Caching of the frame",
    asks: ASKS_FRAME,
    remedy: "For frame/index.html: Cache-Control no-cache.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-assets": {
    title: "Caching of assets",
    asks: ASKS_FILES,
    remedy: 'For frame/assets/: Cache-Control "public, max-age=31536000, immutable".',
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-ancestors": {
    title: "Embedding",
    asks: ASKS_FRAME,
    remedy:
      "List the page's origin in frame-ancestors of the frame's Content-Security-Policy header, and take X-Frame-Options out.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-policy": {
    title: "Policy of the frame",
    asks: ASKS_FRAME,
    remedy: "script-src 'self'; style-src 'self'; connect-src with the workspace's origin: prechat pin writes it.",
    anchor: "the-form-is-there-and-does-not-send",
  },
  "frame-pins": {
    title: "Pins",
    asks: ASKS_FRAME,
    remedy: "npx prechat pin with this workspace, and with the origin of each page in --parents.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "page-reached": {
    title: "Page",
    asks: ASKS_PAGE,
    remedy: "Give the address of a page that everybody may see.",
    anchor: "there-is-no-launcher",
  },
  "page-tag": {
    title: "Tag",
    asks: `${ASKS_PAGE}, and of the script that its tag names`,
    remedy:
      "Put the tag on the page as it is, once, and exclude prechat.js in optimisers and in the tool that asks for consent.",
    anchor: "there-is-no-launcher",
  },
  "page-official": {
    title: "Official widget",
    asks: ASKS_PAGE,
    remedy: "Take the workspace's own script off the page: the handoff fetches it by itself.",
    anchor: "after-the-form",
  },
  "page-settings": {
    title: "Settings",
    asks: ASKS_PAGE,
    remedy: 'Write it as docs/settings.md has it, on the tag or in Prechat("init", …).',
    anchor: "there-is-no-launcher",
  },
  "page-policy": {
    title: "Policy of the page",
    asks: ASKS_PAGE,
    remedy:
      "Add the host of the files to script-src and frame-src of the page's Content-Security-Policy, header and meta.",
    anchor: "there-is-no-launcher",
  },
  "page-trusted-types": {
    title: "Trusted Types",
    asks: ASKS_PAGE,
    remedy: "Add prechat to trusted-types of the page's Content-Security-Policy.",
    anchor: "there-is-no-launcher",
  },
  "page-handoff": {
    title: "Handoff",
    asks: ASKS_PAGE,
    remedy: 'Add the workspace to script-src and frame-src of the page, or set handoff to "room" (data-handoff).',
    anchor: "after-the-form",
  },
  "page-isolation": {
    title: "Isolation",
    asks: `${ASKS_PAGE}, and GET frame/index.html`,
    remedy:
      "On the host of the files: Cross-Origin-Resource-Policy cross-origin, and for the frame Cross-Origin-Embedder-Policy require-corp.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "page-integrity": {
    title: "Integrity",
    asks: `${ASKS_PAGE}, and of the script that its tag names`,
    remedy:
      'integrity from integrity.json, crossorigin="anonymous" beside it, and Access-Control-Allow-Origin on the script.',
    anchor: "there-is-no-launcher",
  },
  "page-contrast": {
    title: "Colour",
    asks: `${ASKS_PAGE}, and the workspace's theme`,
    remedy: "Set color (data-color) to one that stands out from white by 3 to 1.",
    anchor: "it-looks-wrong",
  },
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

export type CheckId = keyof typeof CHECKS;
