import { resolve } from "node:path";

/**
 * Stories that no engine tells apart: `npm test` drives them in Chromium, and the other engines leave them out, or the
 * gate would take twice as long. What an engine's driver can't do is said at its story. A name is that of a folder
 * of `e2e/stories/`, or of a story in one.
 */
const LEFT_TO_CHROMIUM = [
  { why: "programs and web servers are driven, no browser", stories: ["doctor", "package", "embed/deploy"] },
  { why: "a page for developers", stories: ["demo/agent-desk"] },
  {
    why: "which request follows which answer of the workspace",
    stories: [
      ...["main-way/replies", "main-way/versions", "main-way/departments", "main-way/match"],
      ...["main-way/custom-fields", "main-way/returning", "faults/limits", "faults/news"],
    ],
  },
  { why: "another API in front of the commands, whose stories stay", stories: ["embed/compat"] },
  { why: "another widget, which has its own engines", stories: ["embed/livechat", "main-way/warm-window"] },
  { why: "what the owner is told of settings", stories: ["main-way/wrong-settings", "embed/settings"] },
  {
    why: "rules for answers, which know no engine: their unit tests stand beside them",
    stories: [
      ...["fields/bad-input", "fields/prefill", "fields/rules", "fields/conditions", "fields/choices"],
      ...["fields/consent", "fields/departments", "fields/too-much", "fields/away", "fields/phone"],
      ...["fields/languages", "main-way/handoff"],
    ],
  },
  {
    why: "what becomes of a submission that is disturbed: the property test drives the same visit",
    stories: ["faults/reloads", "faults/draft", "faults/storage", "faults/away-changes"],
  },
  { why: "one script reads roles, names and colours from the same files", stories: ["accessibility/axe"] },
];

/** Their folders and files. */
export const leftToChromium = LEFT_TO_CHROMIUM.flatMap(({ stories }) =>
  stories.map((story) => resolve(import.meta.dirname, "../stories", story.includes("/") ? `${story}.spec.ts` : story)),
);
