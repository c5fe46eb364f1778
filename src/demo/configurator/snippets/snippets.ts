import { hostHeaders } from "../../../hosting/host-headers.ts";
import { directIframe } from "./direct-iframe.ts";
import { npmModule } from "./npm-module.ts";
import { pagePolicy } from "./page-policy.ts";
import { pinCommand, pinsOf } from "./pin-command.ts";
import { scriptTag, settingsObject } from "./script-tag.ts";
import type { Site } from "./site.ts";

export interface Snippet {
  title: string;
  /** Where it goes. */
  use: string;
  text: string;
  /** The addresses can't be read: then the text is what the command line would say. */
  isProblem?: boolean;
}

/** All that can be copied, in the order in which somebody needs it. */
export function snippetsOf(site: Site): Snippet[] {
  return [
    { title: "Script tag", use: "Into the page, anywhere.", text: scriptTag(site) },
    {
      title: "Settings object",
      use: "The same, with every setting in the object.",
      text: settingsObject(site),
    },
    { title: "npm", use: "For pages that are bundled, after npm install prechat.", text: npmModule(site) },
    { title: "Iframe", use: "The form alone, without a script of ours.", text: directIframe(site) },
    {
      title: "The page's policy",
      use: "Into the page's Content-Security-Policy, if it has one, beside what is there.",
      text: pagePolicy(site),
    },
    read("Pin", "Writes the folder for the web server.", () => pinCommand(site)),
    ...headers(site),
  ];
}

const HEADERS_USE = "What the host of the files has to be told. prechat pin writes the same.";

function headers(site: Site): Snippet[] {
  const problem = read("Headers", HEADERS_USE, () => JSON.stringify(pinsOf(site)));
  if (problem.isProblem) return [problem];
  return Object.entries(hostHeaders(pinsOf(site))).map(([name, text]) => ({
    title: `Headers: ${name}`,
    use: HEADERS_USE,
    text: text.trim(),
  }));
}

function read(title: string, use: string, text: () => string): Snippet {
  try {
    return { title, use, text: text() };
  } catch (error) {
    return { title, use, text: error instanceof Error ? error.message : String(error), isProblem: true };
  }
}
