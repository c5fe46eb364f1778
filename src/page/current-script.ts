/**
 * The script that runs. `document.currentScript` may be any element: on a document a name in the markup, of an image in
 * a comment for example, stands before the property. The property's own getter isn't fooled.
 */
export function currentScript(): HTMLScriptElement | null {
  const property = Object.getOwnPropertyDescriptor(Document.prototype, "currentScript");
  const script: unknown = property?.get?.call(document);
  return script instanceof HTMLScriptElement ? script : null;
}

/** The first script element that names a file, at whatever address. Other elements with such an address are not ours. */
export function findScript(file: string): HTMLScriptElement | null {
  const scripts = Document.prototype.getElementsByTagName.call(document, "script");
  return Array.from(scripts as Iterable<HTMLScriptElement>).find((script) => isNamed(script, file)) ?? null;
}

export function isNamed(script: Element, file: string): boolean {
  return script instanceof HTMLScriptElement && `${script.src.split(/[?#]/)[0]}`.endsWith(`/${file}`);
}
