import type { Demo } from "./demo.ts";

/** Tells the person at the terminal where to go, and what a real workspace still needs. */
export function printDemo({ address, statics, server, control }: Demo): void {
  console.log(`
  Demo        ${address}
  Settings    ${address}configurator.html
  Widget      ${statics}/prechat.js
  Workspace   ${server}${control ? " (embedded, for trying)" : ""}
`);
  if (!control) {
    console.log(`  A real workspace: visitors registered here are real. Its administrator has to allow this demo's origin:
  Administration → Settings → General → REST API → Enable CORS, with ${new URL(statics).origin} as an allowed origin.
`);
  }
  console.log("  Ctrl+C stops it.");
}
