import { ask } from "./doctor/look/ask.ts";
import { elementsOf } from "./doctor/look/html.ts";

/** What each of the official widget's translations has in it: there are fifty, and a visitor needs one. */
const TRANSLATION = '"translation":';

/**
 * Which files the workspace's own widget loads before somebody can write in it: what its document names, and what
 * its scripts load by themselves, but for translations. They have the hash of what is in them in their names, so that
 * nobody knows them without asking, and each upgrade of the workspace changes them.
 *
 * @returns Names relative to `/livechat/`, in the order in which they are loaded; none where there is no such document.
 */
export async function findWindowFiles(server: string): Promise<string[]> {
  const folder = folderOf(server);
  const named = await findNamedFiles(server);
  const listed = new Set<string>();
  for (const name of named) {
    const script = await ask(folder + name);
    if (script.kind === "answer") for (const chunk of chunksOf(script.text)) listed.add(chunk);
  }
  const others = [...listed].filter((name) => !named.includes(name));
  const areForAll = await Promise.all(others.map((name) => isForAll(folder + name)));
  return [...named, ...others.filter((_name, index) => areForAll[index])];
}

/** Those that its document names: the first ones, which change with each upgrade. */
export async function findNamedFiles(server: string): Promise<string[]> {
  const folder = folderOf(server);
  const document = await ask(`${server}/livechat`);
  if (document.kind === "silence" || document.status !== 200) return [];
  return elementsOf(document.text, "script").flatMap(({ attributes: { src } }) => {
    const url = src && URL.canParse(src, document.url) ? new URL(src, document.url).href : "";
    return url.startsWith(folder) ? [url.slice(folder.length)] : [];
  });
}

const folderOf = (server: string) => `${server}/livechat/`;

/**
 * How the official widget's build writes down what its code loads later
 * (https://github.com/RocketChat/Rocket.Chat/blob/develop/packages/livechat/webpack.config.ts):
 * `({6:"i18n"}[e]||e)+".chunk."+{4:"d09f0",5:"2c903"}[e]+".js"`, the names first, where there are any, then the hashes.
 */
const CHUNKS = /(?:\{([^{}]*)\}\[\w{1,8}\]\|\|)?\b\w{1,8}\)?\+"\.chunk\."\+\{([^{}]+)\}\[\w{1,8}\]\+"\.(js|css)"/g;
const ENTRY = /(\w+):"([\w~-]+)"/g;

function* chunksOf(script: string): Generator<string> {
  for (const [, names = "", hashes = "", extension] of script.matchAll(CHUNKS)) {
    const nameOf = new Map([...names.matchAll(ENTRY)].map(([, id, name]) => [id, name]));
    for (const [, id = "", hash] of hashes.matchAll(ENTRY)) {
      yield `${nameOf.get(id) ?? id}.chunk.${hash}.${extension}`;
    }
  }
}

/** A chunk without styles is in their list all the same; what answers for it is no style sheet. */
async function isForAll(url: string): Promise<boolean> {
  const reply = await ask(url);
  if (reply.kind === "silence" || reply.status !== 200) return false;
  const isCode = /javascript|css/.test(reply.headers.get("content-type") ?? "");
  return isCode && !reply.text.includes(TRANSLATION);
}
