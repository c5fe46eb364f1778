/** `npm start`: builds, starts the demo and says where it is. */
import { build } from "./build.ts";
import { serveDemo } from "./demo.ts";
import { printDemo } from "./print-demo.ts";
import { fail, untilStopped } from "./until-stopped.ts";
import { parseWorkspaceAddress } from "./workspace-address.ts";

const workspace = process.env.LIVECHAT_SERVER;

try {
  if (workspace !== undefined) parseWorkspaceAddress(workspace);
  await build();
  const demo = await serveDemo({ workspace });
  untilStopped(demo.close);
  printDemo(demo);
} catch (error) {
  fail(error);
}
