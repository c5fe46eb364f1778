import type { SettingName } from "../../protocol/setting-facts.ts";

/** What the type of the settings says about one of them. */
export interface Doc {
  /** In Markdown, of which only the backticks are used. */
  text: string;
  default: string | undefined;
  example: string | undefined;
  /** The interface that its parts are described in. */
  inside: string | undefined;
}

const PROPERTY = /(?:^ {2}\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^ {2}(\w+)\??: (.*);$/gm;

/** The files that the types of the settings stand in. */
const SOURCES = import.meta.glob<string>("../../protocol/*settings.ts", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** Their doc comments, by interface and property: they are written once. */
const DOCS = readDocs(Object.values(SOURCES).join("\n"));

/** @param owner The interface that the part of a setting stands in: the `inside` of the setting's own doc. */
export function docOf(owner: string | undefined, name: string): Doc | undefined {
  return DOCS.get(owner ?? "")?.get(name);
}

export function docOfSetting(name: SettingName): Doc | undefined {
  return docOf("Settings", name) ?? docOf("StorageSettings", name) ?? docOf("TagSettings", name);
}

function readDocs(text: string): Map<string, Map<string, Doc>> {
  const bodies = [...text.matchAll(/^export interface (\w+)(?: extends \w+)? \{\n([\s\S]*?)^\}/gm)];
  const names = bodies.map(([, name = ""]) => name);
  return new Map(bodies.map(([, name = "", body = ""]) => [name, readProperties(body, names)]));
}

function readProperties(body: string, interfaces: string[]): Map<string, Doc> {
  const properties = [...body.matchAll(PROPERTY)];
  return new Map(
    properties.map(([, comment = "", name = "", type = ""]) => {
      const words: string[] = type.match(/\w+/g) ?? [];
      return [name, { ...readComment(comment), inside: interfaces.find((known) => words.includes(known)) }];
    }),
  );
}

function readComment(comment: string): Omit<Doc, "inside"> {
  const lines = comment.split("\n").map((line) => line.replace(/^\s*\*? ?/, "").trim());
  const [text = "", ...tags] = lines.join(" ").split(/\s*@(?=default |example )/);
  const tag = (name: string) =>
    tags
      .find((each) => each.startsWith(`${name} `))
      ?.slice(name.length + 1)
      .trim();
  return { text: text.trim(), default: tag("default"), example: tag("example") };
}
