import type { CheckFacts } from "../check-facts.ts";

const ASKS_FRAME = "GET frame/index.html";
const ASKS_FILES = "GET of each file that visitors are sent";

/** Of the web server that has our files. */
export const FRAME_CHECKS = {
  "frame-reached": {
    title: "Frame",
    asks: ASKS_FRAME,
    remedy: "Copy the whole folder, and write the address of its frame/index.html (data-frame) as it is.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-files": {
    title: "Files",
    asks: ASKS_FILES,
    remedy: "Copy the whole folder, frame/assets/ first.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-build": {
    title: "Build",
    asks: `${ASKS_FILES}, and integrity.json`,
    remedy:
      "Copy all files of one build, integrity.json too, and let no proxy or optimiser change them. Then empty the CDN's cache.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-version": {
    title: "Version of the files",
    asks: "GET prechat.js",
    remedy: "Upgrade the older one: copy the new files, or npx prechat@latest.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-types": {
    title: "Types",
    asks: ASKS_FILES,
    remedy:
      "Content-Type: text/javascript for .js, text/css for .css, text/html for the frame. In nginx: include mime.types.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-compression": {
    title: "Compression",
    asks: ASKS_FILES,
    remedy: "Switch on gzip or brotli for scripts. In nginx: gzip on, with gzip_types. In Caddy: encode gzip.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-loader": {
    title: "Caching of the loader",
    asks: "GET prechat.js",
    remedy: 'For prechat*.js and compat.js: Cache-Control "public, max-age=300".',
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-document": {
    title: "Caching of the frame",
    asks: ASKS_FRAME,
    remedy: "For frame/index.html: Cache-Control no-cache.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "caching-assets": {
    title: "Caching of assets",
    asks: ASKS_FILES,
    remedy: 'For frame/assets/: Cache-Control "public, max-age=31536000, immutable".',
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-ancestors": {
    title: "Embedding",
    asks: ASKS_FRAME,
    remedy:
      "List the page's origin in frame-ancestors of the frame's Content-Security-Policy header, and take X-Frame-Options out.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-policy": {
    title: "Policy of the frame",
    asks: ASKS_FRAME,
    remedy: "script-src 'self'; style-src 'self'; connect-src with the workspace's origin: prechat pin writes it.",
    anchor: "the-form-is-there-and-does-not-send",
  },
  "frame-pins": {
    title: "Pins",
    asks: ASKS_FRAME,
    remedy: "npx prechat pin with this workspace, and with the origin of each page in --parents.",
    anchor: "the-launcher-is-there-and-nothing-opens",
  },
  "frame-snapshot": {
    title: "Snapshot",
    asks: `${ASKS_FRAME}, and /livechat of the workspace`,
    remedy: "Run the same npx prechat pin command again, every night for example, and copy the folder.",
    anchor: "fields-are-missing-or-too-many",
  },
} as const satisfies Record<string, CheckFacts>;
