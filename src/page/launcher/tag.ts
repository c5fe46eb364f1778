import { currentScript, findScript, isNamed } from "../current-script.ts";

const NAME = "prechat.js";

/** What our text was loaded by. */
export interface Origin {
  /** Address of the script, or of the page. */
  src: string;
  /** The settings of our own script tag; none where our text is part of a script of the page's. */
  attributes?: DOMStringMap;
}

/** A tag is ours by its name, or by what it says. A module script, or one that is evaluated as text, is not current. */
export function findOrigin(): Origin {
  const script = currentScript() ?? findScript(NAME);
  const src = script?.src || location.href;
  const { server, noAuto } = script?.dataset ?? {};
  const isTag = script && (isNamed(script, NAME) || (server ?? noAuto) !== undefined);
  return { src, ...(isTag && { attributes: { ...script.dataset } }) };
}
