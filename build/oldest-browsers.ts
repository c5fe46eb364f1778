/** The oldest browsers that visitors may have: what the build writes syntax for, and what the documents promise. */
export const OLDEST = { chrome: "105", edge: "105", firefox: "115", safari: "16.4" } as const;

/** The same, as a build target. */
export const OLDEST_TARGET = Object.entries(OLDEST).map(([name, version]) => name + version);

/** The same, in their words. */
export const OLDEST_IN_WORDS = `Chrome ${OLDEST.chrome}, Edge ${OLDEST.edge}, Firefox ${OLDEST.firefox}, Safari ${OLDEST.safari}`;
