import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StaticServer, type StaticServerOptions, serveFolder } from "../../run/static-server.ts";
import { prechat } from "../doctor/run-doctor.ts";

/** The folder that `prechat pin` writes for a workspace and a site, served until it is closed. */
export async function servePinned(
  server: string,
  parent: string,
  options: Pick<StaticServerOptions, "host"> = {},
): Promise<StaticServer> {
  const folder = mkdtempSync(join(tmpdir(), "prechat-pinned-"));
  const root = join(folder, "files");
  await prechat("pin", "--server", server, "--parents", parent, "--out", root);
  const statics = await serveFolder({ ...options, root });
  return {
    ...statics,
    async close() {
      await statics.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
