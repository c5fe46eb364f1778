import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";

/** Every file of a folder, tests left out, with the files of the repository that it imports, by their paths from `root`. */
export type Imports = Map<string, string[]>;

/** Static, dynamic and type imports alike: who needs another's type knows the other. */
const SPECIFIER = /(?:\bfrom|\bimport)\s*\(?\s*"(\.[^"]+)"/g;

export function readImports(root: string, folder: string): Imports {
  const files = readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$|\/testing\//.test(file));
  return new Map(files.map((file) => [file, importsOf(root, file)]));
}

function importsOf(root: string, file: string): string[] {
  const text = readFileSync(resolve(root, file), "utf8");
  const targets = [...text.matchAll(SPECIFIER)].map(([, specifier = ""]) => specifier.split("?")[0] ?? "");
  return targets.map((target) => relative(root, resolve(root, dirname(file), target)).replaceAll("\\", "/"));
}

/** The first circle of imports that each file is found in; none is what we want. */
export function findCircles(imports: Imports): string[][] {
  const circles: string[][] = [];
  const isDone = new Set<string>();
  const visit = (file: string, way: string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file]);
    if (start >= 0 || isDone.has(file)) return;
    for (const next of imports.get(file) ?? []) visit(next, [...way, file]);
    isDone.add(file);
  };
  for (const file of imports.keys()) visit(file, []);
  return circles;
}
