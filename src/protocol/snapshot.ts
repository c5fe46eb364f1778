/** Of the element in the frame's document that holds what `prechat pin` wrote of the workspace's configuration. */
export const SNAPSHOT_ID = "prechat-snapshot";

/** An older one says too little of today. */
export const SNAPSHOT_MAX_AGE_MS = 7 * 24 * 60 * 60_000;
