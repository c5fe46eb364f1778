import preact from "@preact/preset-vite";
import { defineConfig } from "vite";

/** The demo page: a customer's site, with a view of what happens behind it. It is no part of what is deployed. */
export default defineConfig({
  base: "./",
  plugins: [preact()],
  build: { outDir: "dist-demo", emptyOutDir: true, rolldownOptions: { input: ["index.html", "configurator.html"] } },
});
