import { resolve } from "node:path";

/**
 * Stories that no engine tells apart: `npm test` drives them in Chromium, and the other engines leave them out, or the
 * gate would take half as long again. What an engine's driver can't do is said at its story. A name is that of a folder
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
  { why: "what the owner is told of settings", stories: ["main-way/wrong-settings"] },
  { why: "one script reads roles, names and colours from the same files", stories: ["accessibility/axe"] },
];

/** Their folders and files. */
export const leftToChromium = LEFT_TO_CHROMIUM.flatMap(({ stories }) =>
  stories.map((story) => resolve(import.meta.dirname, "../stories", story.includes("/") ? `${story}.spec.ts` : story)),
);
