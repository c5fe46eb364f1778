/** One chunk, as the build's manifest describes it. */
interface Chunk {
  file: string;
  css?: string[];
  /** Keys of the chunks that this one can't run without. */
  imports?: string[];
}

/** Vite's manifest: chunks by a key that is mostly, not always, the source file they come from. */
export type Manifest = Record<string, Chunk>;

/** The files that a page names, as the manifest writes them. */
export function filesInHtml(html: string): string[] {
  return [...html.matchAll(/(?:src|href)="\.\/(.*?)"/g)].map(([, path = ""]) => path);
}

/** Files, with those that their chunks import statically. */
export function withImports(manifest: Manifest, files: string[]): string[] {
  const seen = new Set(files);
  // A set that grows while it is walked: what an import imports is visited too.
  for (const file of seen) {
    for (const chunk of Object.values(manifest)) {
      if (chunk.file !== file) continue;
      for (const key of chunk.imports ?? []) seen.add(fileOf(manifest, key));
      for (const css of chunk.css ?? []) seen.add(css);
    }
  }
  return [...seen];
}

function fileOf(manifest: Manifest, key: string): string {
  const chunk = manifest[key];
  if (!chunk) throw new Error(`The manifest names "${key}", and does not describe it.`);
  return chunk.file;
}
