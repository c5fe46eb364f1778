/** Filled in by the build, from `package.json`. */
declare const __VERSION__: string;

/** The version of the package: loader, frame and command line of one build have the same. */
export const VERSION = __VERSION__;
