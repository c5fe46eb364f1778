import type { CheckFacts } from "../check-facts.ts";

const ASKS_PAGE = "GET of the page";

/** Of the customer's pages. */
export const PAGE_CHECKS = {
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
  "page-version": {
    title: "Version on the page",
    asks: "GET of the script that the page's tag names",
    remedy: "Copy the new files to where the tag finds them, empty the CDN's cache, or npx prechat@latest.",
    anchor: "the-launcher-is-there-and-nothing-opens",
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
    remedy:
      "Add prechat to trusted-types of the page's Content-Security-Policy, and prechat-livechat unless handoff is another.",
    anchor: "there-is-no-launcher",
  },
  "page-status": {
    title: "Whether somebody is there",
    asks: ASKS_PAGE,
    remedy: "Add the workspace to connect-src of the page's Content-Security-Policy.",
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
    asks: `${ASKS_PAGE}, of its script, and GET frame/index.html`,
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
} as const satisfies Record<string, CheckFacts>;
