import type { Plugin } from "vite";
import { framePolicy } from "../src/hosting/frame-policy.ts";

/**
 * Writes a policy into the frame's document, so that one holds where the host sends none. Which workspace the frame is
 * for is not known here: it may speak to any. `prechat pin` puts a narrower one in its place.
 */
export const ownPolicy: Plugin = {
  name: "own-policy",
  apply: "build",
  transformIndexHtml: {
    order: "post",
    handler: () => [
      {
        tag: "meta",
        attrs: { "http-equiv": "Content-Security-Policy", content: framePolicy("https: http:") },
        // The policy is for all that comes after it.
        injectTo: "head-prepend",
      },
    ],
  },
};
