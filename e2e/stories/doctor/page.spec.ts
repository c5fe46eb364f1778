import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { EXPIRED, SELF_SIGNED } from "../../cli/self-signed.ts";
import { isOutOfReach, startStatic } from "../../deploy/servers.ts";
import { startServer } from "../../server/index.ts";
import { prechat, prechatWith } from "./run-doctor.ts";

test.skip(isOutOfReach("nginx"), "nginx is not on this machine, and nobody may install it");

test("a page whose widget works is well in every line, and one that is broken is told where to set it right", async () => {
  const folder = mkdtempSync(join(tmpdir(), "prechat-doctor-"));
  const workspace = await startServer({ workspace: { cors: true } });
  const files = join(folder, "files");
  const host = await startStatic({ workspace: workspace.url, site: "http://127.0.0.1:*" }, { files });
  try {
    const page = `${host.origin}/shop.html`;
    // The pins name the site, whose port is known only now.
    await prechat("pin", "--server", workspace.url, "--parents", host.origin, "--out", files);
    const tag = `<script async src="/prechat.js" data-server="${workspace.url}" data-position="left"></script>`;
    writeFileSync(join(files, "shop.html"), `<!doctype html><h1>Shop</h1>${tag}`);
    const well = await prechat("doctor", workspace.url, "--page", page);
    expect(well.output.split("\n").filter((line) => line && !line.startsWith("✓"))).toEqual([]);
    expect(well.output).toContain(`✓ Frame: ${host.origin}/frame/index.html is there.`);
    expect(well.output).toContain("✓ Settings: server, position.");
    expect(well.code).toBe(0);

    workspace.control.configure({ cors: false });
    writeFileSync(join(files, "shop.html"), `<!doctype html><h1>Shop</h1>${tag.replace("left", "top")}`);
    const broken = await prechat("doctor", workspace.url, "--page", page);
    expect(broken.output).toContain("✗ CORS, sending: it is off:");
    expect(broken.output).toContain("→ Administration → Settings → General → REST API → Enable CORS");
    expect(broken.output).toContain('✗ Settings: position: "top" is not one of "right", "left".');
    expect(broken.output).toContain("(docs/troubleshooting.md#there-is-no-launcher)");
    expect(broken.code).toBe(1);
    expect(workspace.control.visitors()).toEqual([]);
  } finally {
    host.stop();
    await workspace.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a certificate that is known is well, until it has expired", async () => {
  const folder = mkdtempSync(join(tmpdir(), "prechat-doctor-"));
  const known = join(folder, "known.pem");
  writeFileSync(known, SELF_SIGNED.cert + EXPIRED.cert);
  const lookAt = async (certificate: typeof SELF_SIGNED, environment: NodeJS.ProcessEnv) => {
    const server = createServer(certificate, (_request, response) => response.end('{"config":{"enabled":true}}'));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const { output } = await prechatWith(environment, "doctor", `https://127.0.0.1:${port}`);
    server.close();
    return output;
  };
  try {
    const environment = { NODE_EXTRA_CA_CERTS: known };
    expect(await lookAt(SELF_SIGNED, environment)).toContain("✓ Certificate: it is valid.");
    expect(await lookAt(EXPIRED, environment)).toMatch(/^✗ Certificate: .* its certificate has expired\. → Renew/m);
    expect(await lookAt(SELF_SIGNED, {})).toMatch(/^✗ Certificate: .* its certificate is signed by itself\./m);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

const PIN = ["pin", "--server", "https://a.example", "--parents", "https://b.example", "--no-snapshot"];

test("a command that is not understood says how it is meant", async () => {
  for (const args of [
    ["doctor"],
    ["doctor", "chat.example.com"],
    ["doctor", "https://a.example", "--fram", "x"],
    ["docter"],
    // What the system says no to is told like that, too, and without a stack.
    [...PIN, "--out", import.meta.filename],
    [...PIN, "--out", join(import.meta.filename, "below")],
  ]) {
    const { code, output } = await prechat(...args);
    expect(output).toMatch(/^prechat: /);
    expect(output).not.toContain("    at ");
    expect(code).toBe(2);
  }
  expect((await prechat("--help")).output).toMatch(/doctor.*\n.*pin/);
  expect(await prechat("--version")).toMatchObject({ code: 0, output: expect.stringMatching(/^\d+\.\d+\.\d+/) });
});
