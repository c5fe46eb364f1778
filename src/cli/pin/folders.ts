import nodePath, { type PlatformPath } from "node:path";

/*
 * What is told from paths alone. `paths` is this system's way to write them; tests give Windows' own.
 */

/** Whether a path is a folder, or something in it. Both absolute. */
export function isInside(folder: string, path: string, paths: PlatformPath = nodePath): boolean {
  const way = paths.relative(folder, path);
  // To another drive there is no relative way; "..name" is a name.
  return way !== ".." && !way.startsWith(`..${paths.sep}`) && !paths.isAbsolute(way);
}

/** A file's name below a folder as `integrity.json` and addresses have it. */
export function nameBelow(folder: string, path: string, paths: PlatformPath = nodePath): string {
  return paths.relative(folder, path).split(paths.sep).join("/");
}

/** Where the web server's configurations go: beside the folder that it serves, and not into it. */
export function headersBeside(folder: string, paths: PlatformPath = nodePath): string {
  return paths.join(paths.dirname(folder), `${paths.basename(folder) || "prechat"}-headers`);
}
