import type { Plugin } from "vite";

/**
 * Names the app's code in the frame's HTML, so that it downloads beside the boot script that imports it: one round trip
 * less. The boot script keeps the better part of the line, because it asks for what takes another one.
 */
export const preloadApp: Plugin = {
  name: "preload-app",
  transformIndexHtml: {
    order: "post",
    handler(_html, { bundle = {} }) {
      const app = Object.values(bundle).find((file) => file.type === "chunk" && file.name === "main");
      if (!app) throw new Error('The frame has no chunk named "main".');
      return [
        {
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, fetchpriority: "low", href: `./${app.fileName}` },
        },
      ];
    },
  },
};
